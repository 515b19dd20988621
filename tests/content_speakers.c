/* content/: who speaks, and of whom. */
#include "tests/quoted.h"

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
words_within_a_statement_are_its_speakers(void **state)
{
	static const struct quote_case cases[] = {
		{ "周晓岚到了会场。周晓岚的秘书表示，车已经等了一夜，这是"
		  "“谁也想不到的大麻烦”。",
			"I -: 车已经等了一夜，这是“谁也想不到的大麻烦”; "
			"D -: 谁也想不到的大麻烦" },
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_speaker_is_the_subject),
		cmocka_unit_test(a_word_within_another_governs_nothing),
		cmocka_unit_test(whose_words_they_are_is_told_by_the_document),
		cmocka_unit_test(a_name_beside_speech_is_its_speaker),
		cmocka_unit_test(a_pronoun_makes_the_speaker_inferred),
		cmocka_unit_test(a_pronoun_means_the_nearest_who_fits),
		cmocka_unit_test(who_is_asked_or_told_does_not_speak),
		cmocka_unit_test(words_within_a_statement_are_its_speakers),
		cmocka_unit_test(a_quote_speaks_about_those_it_names),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
