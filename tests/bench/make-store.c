/* make-store DIR OPEN CLOSED ARCHIVED ACCOUNTS: fill a store with tickets, for measuring.
 *
 * DIR is a new store of store-init.  Every ticket goes through the rules of lib/act and the
 * writer of lib/record, so the files are those that the programs would have left; only the commit
 * is left to plain git.  ARCHIVED tickets lie in the bound volumes of 2021-09 to 2026-07, CLOSED
 * ones in the tray of August and September 2026, OPEN ones are at most three weeks old on
 * 2026-09-18, received, approved or assigned, some of them overdue.  The same numbers always
 * give the same bytes.
 *
 * Two processes share the archive by its halves.  One archived ticket in the middle is that of the
 * account 0099999999, whom nobody else shares anything with: what a search is to find.  Its id is
 * printed, then the id of the first open ticket. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "act/ticket_act.h"
#include "act/ticket_handling.h"
#include "base/file.h"
#include "base/num.h"
#include "base/str.h"
#include "office/session.h"
#include "office/staff.h"
#include "record/read.h"
#include "record/write.h"
#include "rules/catalogue.h"
#include "store/path.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "txn/store_open.h"
#include "value/date.h"
#include "value/moment.h"

/* Fixed, so that every run measures the same store. */
#define SEED UINT64_C(0x6F6E6573746F70)

/* Whose the tickets are: the accounts of accounts.awk. */
#define FIRST_ACCOUNT ((size_t)1000000)

enum stage { STAGE_OPEN, STAGE_CLOSED, STAGE_ARCHIVED };

/* So many tickets, spread evenly over the days. */
struct batch {
	enum stage stage;
	int64_t n;
	const char *from;
	const char *to;
};

struct making {
	struct session session;
	struct catalogue catalogue;
	const struct batch *batch;
	size_t accounts; /* so many there are */
	int64_t index; /* of the ticket in its batch */
	uint64_t random;
	int day;       /* of the last ticket, and its number of that day */
	int number;
	const char *path; /* of the file that `text` will be */
	struct arena paths;
	struct str text;
};

static const char *const families[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
	"徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"};
static const char *const givens[] = {"伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "军",
	"洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀兰", "霞", "平", "刚", "桂英", "建国"};
static const char *const streets[] = {"象山大道", "白云大道", "中天街", "长宁大道", "月亮湖路", "金虾路",
	"虎牙关大道", "海慧路", "泉口路", "北门路"};
static const char *const services[] = {"volume-doubt", "facility", "meter-test", "meter-work",
	"use-class", "complaint", "connect", "suspend"};
static const char *const departments[] = {"meter-reading", "network", "engineering", "metrology"};
static const char *const requests[] = {
	"本月水量异常，怀疑水表不准，要求上门核查",
	"门前井盖破损，车辆经过时有响声，存在安全隐患",
	"水表玻璃破裂，看不清读数，要求更换水表",
	"家中水压偏低，早晚高峰期三楼以上无法正常用水",
	"房屋出租改为商铺，申请调整用水类别和用水比例",
	"路面渗水两天，附近有积水，怀疑供水管道破裂",
	"新建住宅申请接水，资料已备齐，请安排现场查勘\n联系时间：工作日上午",
	"房屋长期无人居住，申请报停，水费已结清",
};
static const char *const results[] = {
	"经现场核查，水表计量准确，水量增加系户内马桶漏水所致，已告知用户并指导关阀检查",
	"已更换井盖并加固井圈，现场恢复通行",
	"水表已更换，新旧表底数经用户签字确认",
	"经排查为户外阀门未全开，已全开阀门，现场测压正常",
	"已完成现场核实和审核，从下月起按新类别计费",
	"漏点已修复，管道恢复供水，路面已回填",
};
#define PICK(making, list) ((list)[below((making), sizeof(list) / sizeof *(list))])

/* xorshift64*: the same everywhere. */
static size_t below(struct making *making, size_t limit)
{
	uint64_t x = making->random;
	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	making->random = x;
	return (size_t)(((x * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % limit);
}

static void at_clock(struct making *making, int day, int hour)
{
	struct session *session = &making->session;
	session->now = moment_make(day, hour, (int)below(making, 60), (int)below(making, 60));
	session->today = day;
}

static bool is_the_one(const struct making *making)
{
	return making->batch->stage == STAGE_ARCHIVED && making->index == making->batch->n / 2;
}

static struct ticket form_of(struct making *making)
{
	struct arena *mem = making->session.mem;
	struct ticket form = {.channel = CHANNEL_WINDOW + (int)below(making, 3)};
	form.name = arena_printf(mem, "%s%s", PICK(making, families), PICK(making, givens));
	form.phone = arena_printf(mem, "13%09zu", below(making, 900000000));
	form.address = arena_printf(mem, "%s%zu号%zu栋%zu单元", PICK(making, streets),
		1 + below(making, 300), 1 + below(making, 30), 1 + below(making, 4));
	form.account = arena_printf(mem, "%010zu", FIRST_ACCOUNT + below(making, making->accounts));
	form.request = PICK(making, requests);
	if (is_the_one(making)) {
		form.name = "欧阳𠮷野";
		form.phone = "18999999999";
		form.account = "0099999999";
	}
	return form;
}

/* The steps from the hand-over to the end. */
static int finish_ticket(struct making *making, struct ticket *ticket, const struct flow *flow,
	int day, struct err *err)
{
	struct session *session = &making->session;
	const struct visit visit = {.satisfaction = SATISFIED + (int)below(making, 2)};
	at_clock(making, day + 1 + (int)below(making, 4), 15);
	if (ticket_result(ticket, session, flow, PICK(making, results), true, err))
		return -1;
	at_clock(making, session->today, 16);
	if (ticket_deliver(ticket, session, CHANNEL_PHONE, NULL, err))
		return -1;
	at_clock(making, session->today + 1, 10);
	if (ticket_visit(ticket, session, &visit, err))
		return -1;
	return ticket_close(ticket, session, NULL, err);
}

static int make_ticket(struct making *making, const char *id, int day, struct ticket *ticket,
	struct err *err)
{
	struct session *session = &making->session;
	const struct service *service;
	const struct ticket form = form_of(making);
	bool open = making->batch->stage == STAGE_OPEN;
	if (catalogue_service(&making->catalogue, PICK(making, services), &service, err))
		return -1;
	at_clock(making, day, 8 + (int)below(making, 9));
	if (ticket_receive(ticket, session, service, &form, id, NULL, err))
		return -1;
	if (open && below(making, 10) == 0)
		return 0;
	at_clock(making, day, 17);
	if (ticket_approve(ticket, session, NULL, err))
		return -1;
	if (open && below(making, 10) == 0)
		return 0;
	const char *department =
		str_empty(service->department) ? PICK(making, departments) : service->department;
	const struct hand_over to = {
		.service = service,
		.flow = catalogue_flow(&making->catalogue, service->flow),
		.department = department,
	};
	if (ticket_assign(ticket, session, &to, err))
		return -1;
	return open ? 0 : finish_ticket(making, ticket, to.flow, day, err);
}

/* The id is the next of its day. */
static const char *next_id(struct making *making, int day)
{
	char text[DATE_TEXT_SIZE];
	making->number = day == making->day ? making->number + 1 : 1;
	making->day = day;
	date_format(day, text);
	return arena_printf(making->session.mem, "%.4s%.2s%.2s-%s-%04d", text, text + 5, text + 8,
		making->session.desk, making->number);
}

static const char *path_of(const struct making *making, const char *id)
{
	struct arena *mem = making->session.mem;
	switch (making->batch->stage) {
	case STAGE_OPEN:
		return path_ticket(PATH_TICKETS_OPEN, id, mem);
	case STAGE_CLOSED:
		return path_ticket(PATH_TICKETS_CLOSED, id, mem);
	case STAGE_ARCHIVED:
		return path_ticket_volume(id, mem);
	}
	return NULL;
}

static int write_file(struct making *making, struct err *err)
{
	const char *path = making->path;
	if (!path)
		return 0;
	if (making->text.length > RECORD_VOLUME_BYTES)
		return err_set(err, ERR_REFUSED, "%s: %zu KiB, more than the %d a volume may have", path,
			making->text.length / 1024, RECORD_VOLUME_BYTES / 1024);
	const char *temp = arena_printf(making->session.mem, "%s.new", path);
	if (file_make_parents(making->session.store->fd, path, err) ||
		file_replace(making->session.store->fd, path, temp, making->text.text, making->text.length,
			false, err))
		return -1;
	making->path = NULL;
	str_clear(&making->text);
	arena_clear(&making->paths);
	return 0;
}

static int add_ticket(struct making *making, const struct ticket *ticket, struct err *err)
{
	const char *path = path_of(making, ticket->id);
	if (!str_equal(path, making->path) && write_file(making, err))
		return -1;
	if (!making->path)
		making->path = arena_dup(&making->paths, path);
	return record_write(&ticket_schema, ticket, making->text.length == 0, &making->text, err);
}

static int begin(struct making *making, const char *directory, struct arena *mem, struct err *err)
{
	struct session *session = &making->session;
	const struct calendar *calendar;
	struct staff_list staff;
	session->mem = mem;
	session->calendar = arena_alloc(mem, sizeof *session->calendar);
	if (store_open(directory, mem, &session->store, err) ||
		catalogue_load(session->store, &making->catalogue, err) ||
		staff_load_all(session->store, &staff, err) || session_calendar(session, &calendar, err))
		return -1;
	session->staff = staff.items;
	session->actor.staff = session->staff->id;
	session->desk = session->store->desk;
	return 0;
}

/* The tickets `first` to `end` of the batch, which fill files that no other part fills; the ids
 * that searches ask for are printed. */
static int make_batch(const char *directory, const struct batch *batch, size_t accounts, int64_t first,
	int64_t end, struct err *err)
{
	struct arena mem = {0};
	struct making making = {.batch = batch, .accounts = accounts, .random = SEED + (uint64_t)batch->stage * 7919 + 1};
	int from;
	int to;
	int rc = -1;
	if (begin(&making, directory, &mem, err) || date_parse(batch->from, &from, err) ||
		date_parse(batch->to, &to, err))
		goto done;
	for (int64_t i = 0; i < end; i++) {
		struct arena_mark mark = arena_mark(&mem);
		struct ticket ticket = {0};
		int day = from + (int)(i * (to - from + 1) / batch->n);
		const char *id = next_id(&making, day);
		making.index = i;
		/* Of its own for each ticket, so that a part need not make those before it. */
		making.random = (SEED ^ (uint64_t)(i + 1) * UINT64_C(0x9E3779B97F4A7C15)) +
				(uint64_t)batch->stage;
		if (i >= first && (make_ticket(&making, id, day, &ticket, err) ||
					  add_ticket(&making, &ticket, err)))
			goto done;
		if (i >= first && (is_the_one(&making) || (batch->stage == STAGE_OPEN && i == 0)))
			dprintf(STDOUT_FILENO, "%s\n", id);
		arena_reset(&mem, mark);
	}
	rc = write_file(&making, err);
done:
	store_close(making.session.store);
	str_close(&making.text);
	arena_clear(&making.paths);
	arena_clear(&mem);
	return rc;
}

/* The first ticket of the day in the middle, where the second half begins: on the first of a
 * month, so that the halves share no file. */
static int64_t middle_of(const struct batch *batch, struct err *err)
{
	int from;
	int to;
	int middle;
	if (date_parse(batch->from, &from, err) || date_parse(batch->to, &to, err) ||
		date_make(2024, 2, 1, &middle, err))
		return 0;
	int64_t days = to - from + 1;
	return ((int64_t)(middle - from) * batch->n + days - 1) / days;
}

static int make_archive(const char *directory, const struct batch *batch, size_t accounts, struct err *err)
{
	int64_t middle = middle_of(batch, err);
	int status = 0;
	pid_t child = fork();
	if (child < 0)
		return err_set(err, ERR_SYSTEM, "cannot start a second process");
	if (child == 0) {
		int rc = make_batch(directory, batch, accounts, middle, batch->n, err);
		if (rc)
			fprintf(stderr, "make-store: %s\n", err->msg);
		_exit(rc ? 1 : 0);
	}
	int rc = make_batch(directory, batch, accounts, 0, middle, err);
	waitpid(child, &status, 0);
	if (rc == 0 && status)
		rc = err_set(err, ERR_SYSTEM, "the second half was not made");
	return rc;
}

int main(int argc, char **argv)
{
	struct err err = {0};
	struct batch archived = {STAGE_ARCHIVED, 0, "2021-09-01", "2026-07-31"};
	struct batch closed = {STAGE_CLOSED, 0, "2026-08-01", "2026-08-30"};
	struct batch open = {STAGE_OPEN, 0, "2026-08-31", "2026-09-17"};
	int64_t accounts;
	if (argc != 6 || num_parse(argv[2], 0, 100000, &open.n, &err) ||
		num_parse(argv[3], 0, 100000, &closed.n, &err) ||
		num_parse(argv[4], 0, 10000000, &archived.n, &err) ||
		num_parse(argv[5], 1, 90000000, &accounts, &err)) {
		fputs("usage: make-store DIR OPEN CLOSED ARCHIVED ACCOUNTS\n", stderr);
		return 2;
	}
	if (make_archive(argv[1], &archived, (size_t)accounts, &err) ||
		make_batch(argv[1], &closed, (size_t)accounts, 0, closed.n, &err) ||
		make_batch(argv[1], &open, (size_t)accounts, 0, open.n, &err)) {
		fprintf(stderr, "make-store: %s\n", err.msg);
		return 1;
	}
	return 0;
}
