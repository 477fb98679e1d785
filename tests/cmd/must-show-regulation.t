#!/bin/sh
# A complaint about a meter, as a clerk types it: on hold while the meter is tested, escalated too early,
# and what is shown of it; a consultation, a one-time notice, the quarter.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
cd "$work" || exit 2
unset ONESTOP_NOW

run store-init s --desk XS --test-clock --claimed
is_status 0
cd s || exit 2
store=$PWD
keep_store "$store"
export ONESTOP_NOW=2026-09-18T09:00:00+08:00
me=$(git log -1 --format=%an)
given staff-list --ids
me=$(cat "$work/out")

done_as 20260918-XS-0001 ticket-new meter-test --name 买买提·吐尔逊 --phone 13800138000 \
	--address 象山大道1号 --request 水表偏快
id=20260918-XS-0001
done_as "$id${tab}meter-reading${tab}2026-09-24" ticket-assign $id --to meter-reading
ONESTOP_NOW=2026-09-22T09:00:00+08:00
done_as "$id${tab}on-hold" ticket-hold $id --reason 送检
ONESTOP_NOW=2026-09-28T09:00:00+08:00
done_as "$id${tab}2026-09-30${tab}2026-09-24" ticket-resume $id
ONESTOP_NOW=2026-09-18T09:00:00+08:00
refusal 1 "ticket-escalate: ticket $id cannot be escalated (article 6): it is not overdue (due 2026-09-30); no reminder was recorded; the customer was not told; first: ticket-remind $id --to <whom> --told <channel> --said <text>" \
	ticket-escalate $id --note x
ONESTOP_NOW=2026-09-28T09:00:00+08:00

run service-show meter-test --flow
is_status 0
quiet
out_is <<'END'
水表计量不准确投诉处理（default, not from the regulation）
step               department working days note
水表计量不准确投诉
├─受理             window
├─现场核查         营抄中心              2
├─拆表送检         计量检定                用户仍有异议时，双方在场拆表送检；送检期间挂起，不计时限
├─结论处理         营抄中心                合格：复装；不合格：换表，退补水费
└─送达             window
END

# The width of a column follows the name of who is logged in.
run ticket-show $id --format json --columns state,due,first_due,held_days,step
out_is <<'END'
[
  {
    "state": "assigned",
    "due": "2026-09-30",
    "first_due": "2026-09-24",
    "held_days": 3,
    "step": 1
  }
]
END
run ticket-show $id
is_status 0
quiet
sed "s/ *$me */ ME /g; s/  *$//; s/   */  /g" "$work/out" | sed -n '/^flow:/,/^what may/p' >"$work/shown"
mv "$work/shown" "$work/out"
out_is "where it stands, what happened, who held it" <<'END'
flow:
step  department working days where  by  at
水表计量不准确投诉处理
├─受理  window  done ME 2026-09-18 09:00
├─现场核查  营抄中心  2 you are here
├─拆表送检  计量检定
├─结论处理  营抄中心
└─送达  window

time line:
at  by  act  text
2026-09-18 09:00 ME receive
2026-09-18 09:00 ME approve
2026-09-18 09:00 ME assign  营抄中心; due 2026-09-24
2026-09-22 09:00 ME put on hold due 2026-10-29; expected to end on 2026-10-27; 送检
2026-09-28 09:00 ME resume  due 2026-09-30

who held it:
held by  state  from  to  working days
 ME received 2026-09-18 09:00 2026-09-18 09:00  0
客服中心 approved 2026-09-18 09:00 2026-09-18 09:00  0
营抄中心 assigned 2026-09-18 09:00 2026-09-22 09:00  3
营抄中心 on hold  2026-09-22 09:00 2026-09-28 09:00  3
营抄中心 assigned 2026-09-28 09:00  0

what may come next:
END

ONESTOP_NOW=2026-09-18T09:00:00+08:00
done_as 20260918-XS-0002 ticket-new consult-pressure --answer 已解释水压标准
id=20260918-XS-0002
shows service,state,result,told,closed_at <<'END'
consult-pressure,closed,已解释水压标准,window,2026-09-18T09:00:00+08:00
END
git log -1 --format=%s >"$work/out"
out_is "one commit" <<END
ticket-new: $id receive, approve, assign, result, deliver, visit, close
END

run service-show transfer --notice --for unit
is_status 0
quiet
out_is <<'END'
一次性告知书：更名过户（单位用户）
依据荆水字〔2019〕17号第五条第（二）项，现将所需资料一次性告知您。

请您携带：
  · 水表过户更名申请表（原用户、新用户双方签字或盖章）（原件）
  · 单位营业执照（复印件）
  · 单位公章（原件）
  · 房屋产权证明（复印件）
办理时限：当场办结
办理费用：0元

您好！请带原用户、新用户双方的身份证复印件和房屋产权证明；单位请带营业执照复印件和公章。
请填写《水表过户更名申请表》，原用户、新用户双方签字，单位加盖公章。
办理前要缴清水费，该户没有正在办理的其他业务；营抄中心和客服中心签署意见后当场办结。
过户后，用水许可证换发，第一阶梯月基础水量恢复默认值，原来的银行代扣信息不转给新用户。
资料不齐不能马上办理的，我们说明原因，一次性告知所缺资料。费用0元。
END

run report-quarter --quarter 2026Q3 --format json
is_status 0
quiet
ok "the quarter is one JSON array" sh -c 'head -c 1 "$1" | grep -q "\[" && tail -n 1 "$1" | grep -qx "\]"' \
	- "$work/out"
out_has "\"commit\": \"$(git rev-parse HEAD)\"" "which names the commit it was computed from"

finish
