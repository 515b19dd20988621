#include "tests/article_make.h"

#include <string.h>

#include "tests/test.h"

#include "base/buf.h"

static void
add_section(struct article *a, struct arena *perm,
	const struct made_paragraph *p, uint32_t at)
{
	if (a->sections.n)
		a->sections.v[a->sections.n - 1].at.end = at;
	*vec_push(perm, &a->sections) = (struct section){
		.label = article_word_add(a, perm, str_of(p->label)),
		.heading = article_word_add(
			a, perm, str_of(p->label[0] ? p[1].text : p->text)),
		.at = { at, at },
		.depth = 1,
	};
}

static void
add_paragraphs(
	struct article *a, struct arena *perm, const struct made_paragraph *p)
{
	struct buf text = { 0 };

	for (; p->text; p++) {
		if (text.n)
			buf_put(&text, STR("\n\n"));
		uint32_t start = (uint32_t)text.n;
		buf_put(&text, str_of(p->text));
		*vec_push(perm, &a->paragraphs) = (struct paragraph){
			.at = { start, (uint32_t)text.n },
			.kind = (uint8_t)p->kind,
		};
		if (p->label)
			add_section(a, perm, p, start);
	}
	a->text = arena_copy(perm, buf_str(&text));
	buf_free(&text);
	if (a->sections.n)
		a->sections.v[a->sections.n - 1].at.end = (uint32_t)a->text.n;
}

/* The next place of words from a byte on; end 0: there is none. */
static struct span
find(const struct article *a, const char *words, uint32_t from)
{
	str s = str_of(words);
	size_t at = str_find(str_skip(a->text, from), s);

	if (at == STR_NONE)
		return (struct span){ 0 };
	return (struct span){ from + (uint32_t)at,
		from + (uint32_t)(at + s.n) };
}

static int32_t
player_named(const struct article *a, const char *name)
{
	for (size_t i = 0; name && i < a->players.n; i++)
		if (str_eq(article_word(a, a->players.v[i].name), str_of(name)))
			return (int32_t)i;
	return NO_INDEX;
}

static void
add_mentions(struct article *a, struct arena *perm, const struct made_player *v)
{
	for (const struct made_player *p = v; p->name; p++)
		*vec_push(perm, &a->players) = (struct player){
			.name = article_word_add(a, perm, str_of(p->name)),
			.kind = (uint8_t)p->kind,
		};
	for (uint32_t from = 0;;) {
		struct mention next = { .at.start = UINT32_MAX };

		for (size_t i = 0; v[i].name; i++) {
			struct span at = find(a, v[i].name, from);

			if (at.end && at.start < next.at.start)
				next = (struct mention){ (int32_t)i, at };
		}
		if (next.at.start == UINT32_MAX)
			return;
		*vec_push(perm, &a->mentions) = next;
		from = next.at.end;
	}
}

/* Where the speaker's name stands next to his words, before them or behind. */
static struct span
named_near(const struct article *a, const struct made_quote *q, struct span at)
{
	struct span near = { 0 };

	if (q->inferred || !q->speaker)
		return near;
	for (uint32_t from = 0;;) {
		struct span next = find(a, q->speaker, from);

		if (!next.end || (near.end && next.start > at.end))
			return near;
		near = next;
		from = next.end;
	}
}

static void
add_quotes(struct article *a, struct arena *perm, const struct made_quote *q)
{
	for (uint32_t from = 0; q->text; q++) {
		struct span at = find(a, q->text, from);

		if (!at.end)
			fail_msg("no \"%s\"", q->text);
		from = at.start;
		*vec_push(perm, &a->quotes) = (struct quote){
			.at = at,
			.speaker_at = named_near(a, q, at),
			.kind = (uint8_t)q->kind,
			.speaker = player_named(a, q->speaker),
			.inferred = q->inferred,
		};
	}
}

static void
add_figures(struct article *a, struct arena *perm, const char *const *words)
{
	for (uint32_t from = 0; *words; words++) {
		struct span at = find(a, *words, from);

		if (!at.end)
			fail_msg("no \"%s\"", *words);
		from = at.end;
		*vec_push(perm, &a->figures) = (struct figure){
			.at = at,
			.kind = FIGURE_COUNT,
			.value = 1,
			.player = NO_INDEX,
		};
	}
}

static struct word
word(struct article *a, struct arena *perm, const char *s)
{
	return s ? article_word_add(a, perm, str_of(s)) : (struct word){ 0 };
}

void
article_make(
	const struct made_article *m, struct arena *perm, struct article *a)
{
	*a = (struct article){ 0 };
	a->title = word(a, perm, m->title);
	a->source = word(a, perm, m->source);
	a->byline = word(a, perm, m->byline);
	a->published = word(a, perm, m->published);
	a->url = word(a, perm, m->url);
	a->lang = word(a, perm, m->lang);
	add_paragraphs(a, perm, m->paragraphs);
	add_mentions(a, perm, m->players);
	add_quotes(a, perm, m->quotes);
	add_figures(a, perm, m->figures);
}

#define P(text)                            \
	{                                  \
		PARAGRAPH_TEXT, text, NULL \
	}
#define H(text)                               \
	{                                     \
		PARAGRAPH_HEADING, text, NULL \
	}
#define S(text, label)                         \
	{                                      \
		PARAGRAPH_HEADING, text, label \
	}

static const struct made_paragraph tide_paragraphs[] = {
	P("清晨五点四十分，退潮后的滩涂上亮起一排蓝灯。三节车厢从防波堤后面开"
	  "出来，贴着水面走了 11 公里，停在白沙岛的栈桥边。潮汐铁路的第一趟"
	  "早班车，比轮渡早到了 27 分钟。"),
	P("“我们不和海抢时间，只在它让路的时候走。”潮汐铁路创始人顾南乔说。"),
	S("01", "01"),
	H("一条每天消失两次的路"),
	H("枕木、蓝灯和潮汐表"),
	P("这条线路每天有两段时间泡在水下。轨道用北岸机车提供的玄武岩枕木固"
	  "定，退潮后由无人清淤车先走一遍，确认没有渔网和礁石，再放行客车。"
	  "北岸机车总工程师白敬之介绍，枕木的设计寿命是 40 年，每年更换不超"
	  "过 3%。"),
	P("白敬之认为，真正难的不是防锈，而是让调度员相信潮汐表。“表不会错，"
	  "人会怀疑表。”他说，“头三个月，我们把每一次退潮都录了下来，一共 "
	  "176 次，误差没有超过 4 分钟。”"),
	P("也有人并不买账。白沙渔业合作社社长阮阿福表示，蓝灯把望潮蟹都吓"
	  "跑了。"),
	S("02", "02"),
	H("钱从哪里来"),
	P("项目总投资 6.2 亿元，其中白沙基金出资 2.5 亿元，余下由三家银行组成"
	  "的银团提供。顾南乔算过一笔账：按每天往返 8 班、每班 120 人计算，"
	  "票价定在 35 元，第九年可以收回成本。"),
	P("“第九年，前提是海平面别再涨 10 厘米。”一位参与尽调的投资人说。"),
	P("白沙基金合伙人孟听澜不同意这种算法。她说，轮渡公司每年为大雾停航"
	  "损失的钱没有人算进去：“把停航的 61 天折成工资，岛上的人等于每年"
	  "白干两个月。”"),
	S("03", "03"),
	H("谁来接手 Northlight 的调度系统"),
	P("调度系统最初由 Northlight 供应，合同今年 9 月到期。顾南乔没有直接"
	  "回答会不会续约，只说已经有四家公司来看过机房，其中包括北岸机车自"
	  "己的软件部门。接口文档放在 https://docs.tide-rail.example/"
	  "dispatch/v2/interfaces 上，任何人都可以看。"),
	P("Northlight 亚太区负责人 Ines Calloway 在邮件里写道：“我们尊重客户"
	  "的选择，也愿意把过去两年的数据完整交还。”"),
	P("采访结束时，潮水已经漫过第一排枕木。顾南乔看了看表。“该走了，”她"
	  "说，“下一趟车要等它同意。”"),
	{ 0, NULL, NULL },
};

static const struct made_player tide_players[] = {
	{ PLAYER_PERSON, "顾南乔" },
	{ PLAYER_ORG, "北岸机车" },
	{ PLAYER_ORG, "潮汐铁路" },
	{ PLAYER_ORG, "Northlight" },
	{ PLAYER_PERSON, "白敬之" },
	{ PLAYER_ORG, "白沙基金" },
	{ PLAYER_PERSON, "孟听澜" },
	{ PLAYER_PERSON, "阮阿福" },
	{ PLAYER_PERSON, "Ines Calloway" },
	{ PLAYER_ORG, "白沙渔业合作社" },
	{ PLAYER_PLACE, "白沙岛" },
	{ 0, NULL },
};

static const struct made_quote tide_quotes[] = {
	{ QUOTE_DIRECT, "我们不和海抢时间，只在它让路的时候走。", "顾南乔",
		false },
	{ QUOTE_INDIRECT, "枕木的设计寿命是 40 年，每年更换不超过 3%", "白敬之",
		false },
	{ QUOTE_INDIRECT, "真正难的不是防锈，而是让调度员相信潮汐表", "白敬之",
		false },
	{ QUOTE_DIRECT, "表不会错，人会怀疑表。", "白敬之", true },
	{ QUOTE_DIRECT,
		"头三个月，我们把每一次退潮都录了下来，一共 176 次，误差没有"
		"超过 4 分钟。",
		"白敬之", true },
	{ QUOTE_INDIRECT, "蓝灯把望潮蟹都吓跑了", "阮阿福", false },
	{ QUOTE_DIRECT, "第九年，前提是海平面别再涨 10 厘米。", NULL, false },
	{ QUOTE_DIRECT, "把停航的 61 天折成工资，岛上的人等于每年白干两个月。",
		"孟听澜", true },
	{ QUOTE_DIRECT, "我们尊重客户的选择，也愿意把过去两年的数据完整交还。",
		"Ines Calloway", false },
	{ QUOTE_DIRECT, "该走了，", "顾南乔", true },
	{ QUOTE_DIRECT, "下一趟车要等它同意。", "顾南乔", true },
	{ 0, NULL, NULL, false },
};

static const char *const tide_figures[] = { "11 公里", "27 分钟", "40 年", "3%",
	"176 次", "4 分钟", "6.2 亿元", "2.5 亿元", "8 班", "120 人", "35 元",
	"10 厘米", "61 天", "9 月", NULL };

const struct made_article tide_railway = {
	.title = "潮水让路的时候",
	.source = "前沿周刊",
	.byline = "罗庭芳",
	.published = "2026-03-02T08:05",
	.url = "https://weekly.example/tide-railway",
	.lang = "zh",
	.paragraphs = tide_paragraphs,
	.players = tide_players,
	.quotes = tide_quotes,
	.figures = tide_figures,
};

static const struct made_paragraph harbour_paragraphs[] = {
	P("The clock above the old customs house has been wrong since January, "
	  "and nobody in Saltmere will say who is meant to mend it."),
	P("“It is eleven minutes slow, which is exactly how long my ferry "
	  "waits,” said Hanna Brook, who has run the crossing for 19 years. "
	  "Brook added that the harbour board had promised 4,200 pounds for "
	  "the repair and then forgotten about it."),
	P("Quayside Trust, which owns the tower, says it never received the "
	  "money."),
	{ 0, NULL, NULL },
};

static const struct made_player harbour_players[] = {
	{ PLAYER_PERSON, "Hanna Brook" },
	{ PLAYER_ORG, "Quayside Trust" },
	{ PLAYER_PLACE, "Saltmere" },
	{ 0, NULL },
};

static const struct made_quote harbour_quotes[] = {
	{ QUOTE_DIRECT,
		"It is eleven minutes slow, which is exactly how long my ferry "
		"waits,",
		"Hanna Brook", false },
	{ QUOTE_INDIRECT,
		"the harbour board had promised 4,200 pounds for the repair",
		"Hanna Brook", false },
	{ QUOTE_INDIRECT, "it never received the money", "Quayside Trust",
		false },
	{ 0, NULL, NULL, false },
};

static const char *const harbour_figures[] = { "eleven minutes", "19 years",
	"4,200 pounds", NULL };

const struct made_article harbour_clock = {
	.title = "Eleven Minutes Slow",
	.source = "The Saltmere Ledger",
	.published = "2026-02-11",
	.lang = "en",
	.paragraphs = harbour_paragraphs,
	.players = harbour_players,
	.quotes = harbour_quotes,
	.figures = harbour_figures,
};

/* What is more than paragraphs. */
const struct made_article canal_tables = {
	.title = "运河改道的三张表",
	.source = "车市观察",
	.published = "2026-03-01T07:00",
	.lang = "zh",
	.paragraphs =
		(const struct made_paragraph[]){
			{ PARAGRAPH_TEXT, "各段的进度如下。", NULL },
			{ PARAGRAPH_TEXT, "河段 | 长度 | 进度", NULL },
			{ PARAGRAPH_TEXT, "上堰到石桥 | 3.4公里 | 62%", NULL },
			{ PARAGRAPH_TEXT, "石桥到海口 | 12公里 | 8%", NULL },
			{ PARAGRAPH_CAPTION, "图一：新河道", NULL },
			{ PARAGRAPH_LIST, "1. 先挖", NULL },
			{ PARAGRAPH_LIST,
				"10. 后填：挖出来的土要一车一车运到海口，堆成"
				"堤，堤上种柳，柳树活了才算完工，活不了的来年"
				"春天补种",
				NULL },
			{ PARAGRAPH_LIST, "不分先后", NULL },
			{ PARAGRAPH_QUOTE, "水往低处流。", NULL },
			{ PARAGRAPH_QUOTE, "堤往高处修。", NULL },
			{ 0, NULL, NULL } },
	.players = (const struct made_player[]){ { 0, NULL } },
	.quotes = (const struct made_quote[]){ { 0, NULL, NULL, false } },
	.figures = (const char *const[]){ "3.4公里", "62%", "8%", NULL },
};
