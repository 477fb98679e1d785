# awk -v n=300000 -f accounts.awk: a table of n invented accounts for account-import, in an order that
# is not that of their numbers.  Identity numbers pass their check; the same n gives the same bytes.

function identity(i, head, sum, at) {
	head = sprintf("420802%04d%02d%02d%03d", 1950 + i % 55, 1 + i % 12, 1 + i % 28, i % 1000)
	sum = 0
	for (at = 1; at <= 17; at++)
		sum += substr(head, at, 1) * weight[at]
	return head substr("10X98765432", sum % 11 + 1, 1)
}

BEGIN {
	split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", weight, " ")
	families_n = split("王 李 张 刘 陈 杨 赵 黄 周 吴", family, " ")
	names_n = split("小明 建国 秀英 丽华 志强 桂芳 海涛", name, " ")
	streets_n = split("象山大道 长宁大道 白云大道 泉口路 海慧路 虎牙关路 月亮湖路", street, " ")
	print "户号,户名,证件类型,证件号,地址,电话,水表号,口径,用水类别,人口数,立户日期,表底,状态"
	step = 7919 # a prime that does not divide n: every number comes once
	while (n % step == 0)
		step += 2
	for (k = 0; k < n; k++) {
		i = (k * step) % n
		printf "%010d,%s%s,身份证,%s,%s%d号%d单元%d01室,138%08d,SC%08d,DN15,居民,%d,%d-%02d-%02d,%d,正常\n",
			1000000 + i, family[1 + i % families_n], name[1 + i % names_n], identity(i),
			street[1 + i % streets_n], 1 + i % 400, 1 + i % 6, 1 + i % 18, i, i * 3,
			1 + i % 6, 2001 + i % 20, 1 + i % 12, 1 + i % 28, i % 3000
	}
}
