/* content/: marks, speech, reported statements and who speaks. */
#include "base/clock.h"
#include "tests/perm.h"
#include "tests/test.h"

#include "base/buf.h"
#include "content/content.h"
#include "content/extract.h"
#include "content/quotes/marks.h"
#include "content/quotes/reading.h"

/* The players of all texts here; every one is invented. */
static const struct {
	const char *name;
	uint8_t kind;
} players[] = {
	{ "陈立伟", PLAYER_PERSON },
	{ "周晓岚", PLAYER_PERSON },
	{ "青禾精密", PLAYER_ORG },
	{ "海石汽车", PLAYER_ORG },
	{ "晨报", PLAYER_ORG },
	{ "问天大模型", PLAYER_PRODUCT },
	{ "Ann Lee-Berg", PLAYER_PERSON },
	{ "方岚", PLAYER_PERSON },
};

static void
add_players(struct article *a)
{
	for (size_t k = 0; k < TESTS_N(players); k++)
		*vec_push(&perm, &a->players) = (struct player){
			.name = article_word_add(
				a, &perm, str_of(players[k].name)),
			.kind = players[k].kind,
		};
}

static void
add_mentions(struct article *a)
{
	for (size_t i = 0; i < a->text.n; i++)
		for (size_t k = 0; k < TESTS_N(players); k++) {
			str name = str_of(players[k].name);

			if (!str_starts(str_skip(a->text, i), name))
				continue;
			*vec_push(&perm, &a->mentions) = (struct mention){
				.player = (int32_t)k,
				.at = { (uint32_t)i, (uint32_t)(i + name.n) },
			};
			i += name.n - 1;
			break;
		}
}

static struct article
read(const char *text)
{
	struct article a = { .text = str_of(text) };

	a.lang = article_word_add(&a, &perm, STR("zh"));
	add_players(&a);
	add_mentions(&a);
	quote_find(&a, &perm);
	return a;
}

static str
speaker_of(const struct article *a, const struct quote *q)
{
	return q->speaker < 0 ? STR("-")
			      : article_word(a, a->players.v[q->speaker].name);
}

/* "D 陈立伟: …; I -: …": D is direct, I indirect, - nobody. */
static str
quotes_of(const char *text)
{
	struct article a = read(text);
	struct buf b = { 0 };

	for (size_t i = 0; i < a.quotes.n; i++) {
		const struct quote *q = &a.quotes.v[i];

		buf_printf(&b, "%s%s %.*s: %.*s", i ? "; " : "",
			q->kind == QUOTE_DIRECT ? "D" : "I",
			STR_ARG(speaker_of(&a, q)),
			STR_ARG(article_span(&a, q->at)));
	}
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

struct quote_case {
	const char *text, *quotes;
};

static void
check_quotes(const struct quote_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_str_equal(
			quotes_of(cases[i].text), str_of(cases[i].quotes));
}

/* "outer|inner" of all marked spans. */
static str
marks_of(const char *text)
{
	struct letters l;
	struct marks m = { 0 };
	struct buf b = { 0 };

	letters_make(str_of(text), &perm, &l);
	marks_find(&l, &perm, &m);
	for (uint32_t k = 0; k < m.n; k++)
		buf_printf(&b, "%s%.*s", k ? "|" : "",
			STR_ARG(letters_str(&l, m.v[k].start, m.v[k].end)));
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

static void
all_marks_are_read(void **state)
{
	static const struct {
		const char *text, *marks;
	} cases[] = {
		{ "他说“好”，又说「行」。", "好|行" },
		{ "“他说‘好’的。”", "他说‘好’的。|好" },
		{ "「他喊『走』！」", "他喊『走』！|走" },
		{ "\"一\"和\"二\"", "一|二" },
		{ "«un» et 'two'", "un|two" },
		{ "don't say 'it's'", "it's" },
		/* turned the wrong way */
		{ "他说“好“，走了。", "好" },
		{ "他说”好”，走了。", "好" },
		/* never closed: no mark, or speech over paragraphs */
		{ "他说“好。\n\n别的。", "" },
		{ "“一段。\n\n“二段。”", "一段。|二段。" },
		{ "“一段。\n\n二段。”", "一段。\n\n二段。" },
		{ "\"一段。\n\n二段。\"\n\n三段。", "一段。\n\n二段。" },
		/* inches */
		{ "27\"的屏幕", "" },
		{ "按 \" 退回。他说：“好。”", "好。" },
		{ "他说 \" 好 \" 。", " 好 " },
		{ "””““", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_str_equal(
			marks_of(cases[i].text), str_of(cases[i].marks));
}

static void
speech_is_told_from_terms(void **state)
{
	static const struct quote_case cases[] = {
		{ "陈立伟表示：“我们不会涨价。”", "D 陈立伟: 我们不会涨价。" },
		{ "“这不是我们想要的结果。”陈立伟说。",
			"D 陈立伟: 这不是我们想要的结果。" },
		{ "他们推出了名为“小树”的机器人。", "" },
		{ "所谓“护城河”，其实并不存在。", "" },
		{ "“问天大模型”上线了。", "" },
		{ "用户可以说：“打开空调。”", "" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

/* What anybody might say, and what the writer puts into a mouth. */
static void
what_nobody_said_is_no_speech(void **state)
{
	static const struct quote_case cases[] = {
		{ "你可能会说：“这么早，谁会来买我的面包？”", "" },
		{ "如果用户问：“明天早上几点开门？”店里的屏幕就会亮。", "" },
		{ "看到这里，人们会想：“这家店还能开多久呢？”", "" },
		{ "换句话说：“只要天天开门，总会有人进来坐坐。”", "" },
		{ "作为店主，你会认为：“只要面包好吃，客人自己会来。”", "" },
		{ "这给人一种印象：“只要面包好吃，客人自己会来。”", "" },
		{ "可这台机器无法说：“我现在就去给你拿一份报纸来。”", "" },
		{ "街口那块牌子上的口号是：“多走一步路，少开一趟车。”", "" },
		{ "一时间，“谁能接下这家面包店？”，成为街坊最常聊的话题。",
			"" },
		/* a thing that one does something with */
		{ "青禾精密明年要启动“人人都会修机器”的长期计划。", "" },
		{ "周晓岚会说：“这么早，谁会来买我的面包？”",
			"D 周晓岚: 这么早，谁会来买我的面包？" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
statements_go_to_the_end_of_the_sentence(void **state)
{
	static const struct quote_case cases[] = {
		{ "陈立伟表示，公司明年不会裁员。市场反应平淡。",
			"I 陈立伟: 公司明年不会裁员" },
		{ "据晨报报道，青禾精密将在明年上市。",
			"I 晨报: 青禾精密将在明年上市" },
		{ "业内人士认为，这个市场还太早。", "I -: 这个市场还太早" },
		{ "在周晓岚看来，竞争才刚刚开始。",
			"I 周晓岚: 竞争才刚刚开始" },
		/* what is no statement */
		{ "陈立伟没有表示什么。", "" },
		{ "陈立伟没有回应，但公司明年还会招人。", "" },
		{ "陈立伟一直不肯说公司明年会不会裁员。", "" },
		{ "这被称为行业的未来。", "" },
		/* speech behind it stands by itself */
		{ "陈立伟表示，行业还很早，“我们愿意再等十年，也等得起。”",
			"I 陈立伟: 行业还很早; "
			"D 陈立伟: 我们愿意再等十年，也等得起。" },
		/* a sentence that brings its own does not go on with it */
		{ "3月1日，青禾精密创始人兼CEO陈立伟告诉全体员工，公司不再训练"
		  "通用模型，此后只做工业质检和设备维护。团队里六十多人将转去"
		  "做质检软件，明年年底前交付。谈到为什么先走一步，陈立伟说："
		  "“所有人都在等别人先动。我数了数手里的钱，够做两件正经事，就"
		  "先动了。”",
			"I 陈立伟: 公司不再训练通用模型，此后只做工业质检和设备"
			"维护。团队里六十多人将转去做质检软件，明年年底前交付; "
			"D 陈立伟: 所有人都在等别人先动。我数了数手里的钱，够做"
			"两件正经事，就先动了。" },
		/* the next deed ends it */
		{ "陈立伟表示，公司将进入新市场，并承认准备不足。",
			"I 陈立伟: 公司将进入新市场" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
the_speaker_is_the_subject(void **state)
{
	static const struct quote_case cases[] = {
		{ "青禾精密CEO陈立伟对晨报表示：“我们准备好了。”",
			"D 陈立伟: 我们准备好了。" },
		{ "一位接近海石汽车的人士表示：“他们在等机会。”",
			"D -: 他们在等机会。" },
		{ "海石汽车员工说：“我们每天都加班到很晚。”",
			"D -: 我们每天都加班到很晚。" },
		{ "陈立伟昨天去了门店。“排队要两个小时，我等不了。”一位住在"
		  "海边的老人抱怨说。",
			"D -: 排队要两个小时，我等不了。" },
		/* a source, though another was named before */
		{ "陈立伟一个人说了算。根据青禾精密披露，“公司今年没有分红，明"
		  "年也"
		  "不会有。”",
			"D 青禾精密: 公司今年没有分红，明年也不会有。" },
		{ "陈立伟病了一个月。家人告诉记者：“他还在医院，谁也不见。”",
			"D -: 他还在医院，谁也不见。" },
		/* who hears is not who speaks, nor who is called upon */
		{ "陈立伟问周晓岚：“你们什么时候交货？”周"
		  "晓岚说：“下周就能交货。”",
			"D 陈立伟: 你们什么时候交货？; "
			"D 周晓岚: 下周就能交货。" },
		{ "朋友见到陈立伟，开口就说：“陈总，你这个爱好有点贵。”",
			"D -: 陈总，你这个爱好有点贵。" },
		{ "陈立伟被周晓岚批评：“你做得太慢了，我等不了。”",
			"D 周晓岚: 你做得太慢了，我等不了。" },
		{ "周晓岚站了一早上。有人问，“谁能知道我分没分好？”周晓岚指了指"
		  "头顶说：“都看得到，还是自觉点好。”",
			"D -: 谁能知道我分没分好？; "
			"D 周晓岚: 都看得到，还是自觉点好。" },
		/* 对 before a name is not 对方 */
		{ "陈立伟对方岚说：“你先回去休息，明天再来。”",
			"D 陈立伟: 你先回去休息，明天再来。" },
		/* who gets an answer is not the one before */
		{ "陈立伟递上报价单。对方说：“这个价格我们付不起。”",
			"D -: 这个价格我们付不起。" },
		{ "陈立伟走进会场。他说：“今天只讲一件事。”",
			"D 陈立伟: 今天只讲一件事。" },
		{ "“没有人知道答案，我们也不知道。”周晓岚告诉晨报。",
			"D 周晓岚: 没有人知道答案，我们也不知道。" },
		{ "海石汽车在声明中称：“我们对此深表遗憾。”",
			"D 海石汽车: 我们对此深表遗憾。" },
		{ "用陈立伟的话说，“这件事没有人能替我们做。”",
			"D 陈立伟: 这件事没有人能替我们做。" },
		{ "保守派：海石汽车CEO周晓岚\n\n"
		  "“我们不会跟着别人降价，也没有必要跟着降。”",
			"D 周晓岚: 我们不会跟着别人降价，也没有必要跟着降。" },
		{ "陈立伟在社交平台晨报 上表示：“我们今年不会再招人了。”",
			"D 陈立伟: 我们今年不会再招人了。" },
		{ "董事长陈立伟和联席总裁周晓岚写道：“我们感谢每一位同事。”",
			"D 陈立伟: 我们感谢每一位同事。" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
a_word_within_another_governs_nothing(void **state)
{
	static const struct quote_case cases[] = {
		/* 据 in 数据, 同 in 共同, 在 in 现在 */
		{ "青禾精密的数据显示，今年一半的订单来自海外。",
			"I 青禾精密: 今年一半的订单来自海外" },
		{ "共同创始人陈立伟昨天下午表示，工厂明年才会开工。",
			"I 陈立伟: 工厂明年才会开工" },
		/* 人称 in 负责人称, 也称 and 并称 are no words of their own here */
		{ "青禾精密负责人称，新工厂明年开工。", "I -: 新工厂明年开工" },
		{ "陈立伟也称，公司现金充足，不会再借钱。",
			"I 陈立伟: 公司现金充足，不会再借钱" },
		{ "整个故事用第一人称写成，读来很近。", "" },
		/* the stroke of a name ends no clause */
		{ "Ann Lee-Berg表示，公司明年不会再招人。",
			"I Ann Lee-Berg: 公司明年不会再招人" },
		{ "接近海石汽车的消息人士透露，新工厂已经停工。",
			"I -: 新工厂已经停工" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
whose_words_they_are_is_told_by_the_document(void **state)
{
	static const struct quote_case cases[] = {
		{ "陈立伟的邮件称，所有人明年都要回到办公室。",
			"I 陈立伟: 所有人明年都要回到办公室" },
		{ "青禾精密去年亏了不少。财报显示，公司全年营收为三亿元。",
			"I 青禾精密: 公司全年营收为三亿元" },
		{ "陈立伟表示，新工厂明年开工。\n\n资料显示，这家工厂建于十年前"
		  "。",
			"I 陈立伟: 新工厂明年开工; I -: 这家工厂建于十年前" },
		{ "据晨报报道，陈立伟表示，工厂明年才会开工。",
			"I 陈立伟: 工厂明年才会开工" },
		/* all that stands in the marks is a name */
		{ "根据“晨报”的报道，这家工厂明年不会开工。",
			"I 晨报: 这家工厂明年不会开工" },
		{ "陈立伟去了趟工厂。在他看来，这条产线还要改。",
			"I 陈立伟: 这条产线还要改" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
a_name_beside_speech_is_its_speaker(void **state)
{
	static const struct quote_case cases[] = {
		/* 将 in 大将, and the words that are his */
		{ "另一员大将陈立伟在一篇帖子中表示：“我们走得太慢了，明年要赶"
		  "上来。”",
			"D 陈立伟: 我们走得太慢了，明年要赶上来。" },
		{ "用青禾精密副总经理陈立伟的话说，“这条产线已经是国内最好的了"
		  "。”",
			"D 陈立伟: 这条产线已经是国内最好的了。" },
		/* a name alone in marks is nothing that he says */
		{ "邻居们互相给点建议，“不成也可以交个朋友，大家都不容易。”，陈"
		  "立伟告诉「晨报」。",
			"D 陈立伟: 不成也可以交个朋友，大家都不容易。" },
		/* a line that ends in a name says whose words follow */
		{ "开源派：海石汽车CTO陈立伟\n\n“我们去年"
		  "就把代码都放出来了，今后也会这样做。”\n",
			"D 陈立伟: "
			"我们去年就把代码都放出来了，今后也会这样做。" },
		/* who signs it */
		{ "陈立伟不在。\n\n“行动要快，结果要等，我一直这么想。”\n\n"
		  "——周晓岚（船长）\n",
			"D 周晓岚: 行动要快，结果要等，我一直这么想。" },
		/* a reporter in the dateline does not speak */
		{ "港口3月30日电（记者陈立伟）海石汽车30日宣布，今年不再涨价。",
			"I 海石汽车: 今年不再涨价" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
a_pronoun_makes_the_speaker_inferred(void **state)
{
	struct article a = read("陈立伟走进会场。他说：“今天只讲一件事。”");
	struct article b = read("陈立伟说：“今天只讲一件事。”");

	(void)state;
	assert_int_equal(a.quotes.n, 1);
	assert_true(a.quotes.v[0].inferred);
	assert_str_equal(article_span(&a, a.quotes.v[0].speaker_at), STR("他"));
	assert_str_equal(article_span(&a, a.quotes.v[0].cue), STR("说"));
	assert_false(b.quotes.v[0].inferred);
	assert_str_equal(
		article_span(&b, b.quotes.v[0].speaker_at), STR("陈立伟"));
}

static void
a_pronoun_means_the_nearest_who_fits(void **state)
{
	static const struct quote_case cases[] = {
		/* Not the one who opens the sentence before. */
		{ "周晓岚辞职了。青禾精密的陈立伟接手，他说："
		  "“先把账算清楚。”",
			"D 陈立伟: 先把账算清楚。" },
		/* Nobody who has a name. */
		{ "陈立伟走了。一位司机表示，车已经等了一夜。他表示，"
		  "天亮才能走。",
			"I -: 车已经等了一夜; I -: 天亮才能走" },
		{ "陈立伟开过三家厂。这位创始人说：“厂还会开下去。”",
			"D 陈立伟: 厂还会开下去。" },
		{ "青禾精密不同意。该组织表示，明年不会加价。",
			"I 青禾精密: 明年不会加价" },
		{ "海石汽车昨天开了会。这家企业表示，明年不会加价。",
			"I 海石汽车: 明年不会加价" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
who_is_asked_or_told_does_not_speak(void **state)
{
	static const struct quote_case cases[] = {
		{ "青禾精密向晨报记者透露，工厂明年开工。",
			"I 青禾精密: 工厂明年开工" },
		{ "周晓岚在会上被质问：“你到底卖不卖？”",
			"D -: 你到底卖不卖？" },
		{ "陈立伟来到厂里。他对大家说，明年不会裁员。",
			"I 陈立伟: 明年不会裁员" },
		/* Of whom a statement tells does not make it. */
		{ "晨报在年终报道中称，创始人陈立伟“已经不再管事”。",
			"I 晨报: 创始人陈立伟“已经不再管事”; "
			"D 晨报: 已经不再管事" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
a_verb_behind_the_mark_tells_of_speech(void **state)
{
	static const struct quote_case cases[] = {
		{ "今年的行情不好。“明年的价格仍有下降空间”，周晓岚表示。",
			"D 周晓岚: 明年的价格仍有下降空间" },
		/* Of whom it tells behind the verb does not hear it. */
		{ "问天大模型上线了。它的条款写明，用户“不得把结果拿去训练别的"
		  "模型”。",
			"D -: 不得把结果拿去训练别的模型" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
what_only_looks_like_a_verb_states_nothing(void **state)
{
	static const struct quote_case cases[] = {
		{ "气象台发布台风红色预警，各地停工停课。", "" },
		{ "陈立伟的旧话已被同行反复评说，工厂照常开工。", "" },
		{ "老实说，这样的价格不算贵。", "" },
		{ "牢记市里的嘱托，工厂三个月没有停工。", "" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
a_quote_speaks_about_those_it_names(void **state)
{
	struct article a = read("陈立伟说：“青禾精密和周晓岚都会留下，"
				"青禾精密不会变，陈立伟也不会。”");

	(void)state;
	assert_int_equal(a.quotes.n, 1);
	assert_int_equal(a.abouts.n, 2);
	assert_int_equal(a.abouts.v[0].player, 2);
	assert_int_equal(a.abouts.v[1].player, 1);
}

static void
narrow_marks_serve_as_well(void **state)
{
	static const struct quote_case cases[] = {
		{ "陈立伟表示,公司明年不会裁员。",
			"I 陈立伟: 公司明年不会裁员" },
		{ "陈立伟说:\"我们不会涨价。\"", "D 陈立伟: 我们不会涨价。" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

/* '+' for each sentence that belongs to an interview. */
static str
talk_of(const char *text)
{
	struct article a = { .text = str_of(text) };
	struct reading r;
	struct buf b = { 0 };

	reading_make(&a, &perm, &r);
	for (uint32_t k = 0; k < r.n_sentences; k++)
		buf_putc(&b, r.sentences[k].talk ? '+' : '.');
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

static void
labels_that_come_again_make_an_interview(void **state)
{
	(void)state;
	assert_str_equal(talk_of("先说几句\n问：贵吗\n答：不贵\n问：好吗\n"
				 "很好\n问：还卖吗"),
		STR(".+++++"));
	assert_str_equal(
		talk_of("地点：海边\n时间：春天\n人：很多"), STR("..."));
}

/* Many repetitions of a hard piece: still done, and at once. */
static void
long_texts_take_linear_time(void **state)
{
	static const char *const pieces[] = { "“陈立伟”说", "陈立伟“", "说",
		"陈立伟表示，周晓岚认为，", "据", "\"a\" ", "陈立伟：\n“",
		"；陈立伟表示，好" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(pieces); i++) {
		struct buf b = { 0 };

		for (int n = 0; n < 10000; n++)
			buf_put(&b, str_of(pieces[i]));
		buf_putc(&b, '\0');
		quotes_of(b.s);
		buf_free(&b);
	}
}

static double
seconds_of(const char *piece, int times)
{
	struct buf b = { 0 };

	for (int n = 0; n < times; n++)
		buf_put(&b, str_of(piece));
	buf_putc(&b, '\0');
	double from = clock_seconds(CLOCK_THREAD_CPUTIME_ID);
	quotes_of(b.s);
	double to = clock_seconds(CLOCK_THREAD_CPUTIME_ID);
	buf_free(&b);
	return to - from;
}

/* Four times the marks may take no more than eight times as long. */
static void
a_hundred_thousand_marks_take_linear_time(void **state)
{
	static const char *const pieces[] = {
		"“陈立伟来了。”周晓岚说，",
		"他的回答是：“没有。”\n",
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(pieces); i++) {
		double few = seconds_of(pieces[i], 25000);
		double many = seconds_of(pieces[i], 100000);

		if (many > 8 * few + 0.1)
			fail_msg("%s: %f s, then %f s", pieces[i], few, many);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_marks_are_read),
		cmocka_unit_test(speech_is_told_from_terms),
		cmocka_unit_test(what_nobody_said_is_no_speech),
		cmocka_unit_test(statements_go_to_the_end_of_the_sentence),
		cmocka_unit_test(the_speaker_is_the_subject),
		cmocka_unit_test(a_word_within_another_governs_nothing),
		cmocka_unit_test(whose_words_they_are_is_told_by_the_document),
		cmocka_unit_test(a_name_beside_speech_is_its_speaker),
		cmocka_unit_test(a_pronoun_makes_the_speaker_inferred),
		cmocka_unit_test(a_pronoun_means_the_nearest_who_fits),
		cmocka_unit_test(who_is_asked_or_told_does_not_speak),
		cmocka_unit_test(a_verb_behind_the_mark_tells_of_speech),
		cmocka_unit_test(what_only_looks_like_a_verb_states_nothing),
		cmocka_unit_test(a_quote_speaks_about_those_it_names),
		cmocka_unit_test(narrow_marks_serve_as_well),
		cmocka_unit_test(labels_that_come_again_make_an_interview),
		cmocka_unit_test(long_texts_take_linear_time),
		cmocka_unit_test(a_hundred_thousand_marks_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
