using CrmBot.Language.Text;
using CrmBot.Language.Times;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Times;

/// <summary>Words and numbers that look like times.</summary>
public sealed class NotATimeTests
{
    private const string Wednesday = "2026-03-11T10:00";

    [Theory]
    [InlineData("3号机异响")]
    [InlineData("1号线停了")]
    [InlineData("能不能便宜一点")]
    [InlineData("他提了两点要求")]
    [InlineData("让2个点")]
    [InlineData("金额改成两点五万")]
    [InlineData("打分4/4/2/3")]
    [InlineData("早上好")]
    [InlineData("good morning")]
    [InlineData("we may need more, this may take a while to sort")]
    [InlineData("第三次投诉")]
    [InlineData("IP是192.168.10.15")]
    [InlineData("version 3.15 is out")]
    [InlineData("support 24/7")]
    [InlineData("ticket 1024")]
    [InlineData("T-1024 转给小李")]
    [InlineData("环节后面再看")]
    [InlineData("周期太长")]
    [InlineData("资金周转")]
    [InlineData("the sun sat well with me")]
    [InlineData("high-intent, security-first")]
    [InlineData("at 5 customers")]
    [InlineData("ssn 123-12-1234")]
    [InlineData("up by 5 percent")]
    [InlineData("before 3 customers leave")]
    [InlineData("大年初八")]
    [InlineData("早点发我")]
    [InlineData("太晚了吗")]
    [InlineData("room 2019 costs 2000 dollars")]
    [InlineData("九十年代的老厂")]
    public void Is_not_read_as_a_time(string text) => Said.Mentions(text, Wednesday).Where(mention => !mention.IsVague).ShouldBeEmpty();

    [Fact]
    public void Names_with_time_words_are_masked_by_the_caller()
    {
        var text = FoldedText.Of("大后天一早提醒我给周三福送样");
        var spotter = new TimeSpotter(Said.Calendar);
        var mention = spotter.Find(text, Said.At(Wednesday), [new TextSpan(10, 3)]).ShouldHaveSingleItem();
        text.Cut(mention.Span).ShouldBe("大后天一早");
    }

    [Fact]
    public void A_span_is_cut_from_the_text_as_typed()
    {
        var text = FoldedText.Of("提醒我６月１５號上午交標書");
        var mention = new TimeSpotter(Said.Calendar).Find(text, Said.At(Wednesday)).ShouldHaveSingleItem();
        text.Cut(mention.Span).ShouldBe("６月１５號上午");
    }

    [Theory]
    [InlineData("昨天去了，明天再打", TimeTendency.Past, TimeTendency.Ahead)]
    [InlineData("上周聊过 下周三再约", TimeTendency.Past, TimeTendency.Ahead)]
    [InlineData("met today, will call on Friday", TimeTendency.Present, TimeTendency.Open)]
    public void The_words_tell_on_which_side_of_now_they_lie(string text, TimeTendency first, TimeTendency second) =>
        Said.Mentions(text, Wednesday).Select(mention => mention.Tendency).ShouldBe([first, second]);

    [Theory]
    [InlineData("一")]
    [InlineData("1")]
    [InlineData(" ")]
    [InlineData("周")]
    [InlineData("下")]
    [InlineData("每")]
    [InlineData("3:")]
    [InlineData("1/")]
    [InlineData("a")]
    [InlineData("twenty ")]
    [InlineData("2026-")]
    [InlineData("从三点到")]
    [InlineData("明天,")]
    [InlineData("$")]
    public void A_text_of_fifty_thousand_characters_is_read_to_its_end(string part)
    {
        var filler = string.Concat(Enumerable.Repeat(part, 50_000 / part.Length));
        var mentions = Said.Mentions(filler + "\n。明天下午三点", Wednesday);
        mentions[^1].AsPointAhead(roll: true).ShouldBe(new DateTime(2026, 3, 12, 15, 0, 0));
    }
}
