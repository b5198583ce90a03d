using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>Whether a reminder's moment was said as a span from now or as a clock.</summary>
public sealed class SaidSpanTests
{
    [Theory]
    [InlineData("半小时后提醒我回电话", "2026-07-14T15:00")]
    [InlineData("过20分钟叫我一声，给客户回电话", "2026-07-14T14:50")]
    [InlineData("remind me in 2 hours to call back", "2026-07-14T16:30")]
    [InlineData("remind me to send the offer 45 minutes from now", "2026-07-14T15:15")]
    public void A_span_is_marked(string said, string moment) =>
        Read(said).ShouldContain(frame => frame.Text("at") == moment && frame.Text(Frame.AfterSpan) == moment);

    [Theory]
    [InlineData("明天下午三点提醒我回电话")]
    [InlineData("三点提醒我回电话，48小时后发货")]
    [InlineData("两天后提醒我回电话")]
    [InlineData("remind me at 5pm to call back")]
    public void A_clock_and_a_day_are_not(string said) => Read(said).ShouldAllBe(frame => !frame.Has(Frame.AfterSpan));

    [Fact]
    public void The_mark_is_ours_and_not_the_contracts() =>
        Read("半小时后提醒我回电话").ShouldHaveSingleItem().ToContract().ContainsKey(Frame.AfterSpan).ShouldBeFalse();

    [Theory]
    [InlineData("改成一小时后", "2026-07-14T15:30")]
    [InlineData("改成明天下午四点", null)]
    public void A_correction_says_it_too(string said, string? moment)
    {
        var preview = Read("明天下午三点提醒我回电话").ShouldHaveSingleItem();
        Read(said, preview).ShouldHaveSingleItem().Text(Frame.AfterSpan).ShouldBe(moment);
    }

    private static IReadOnlyList<Frame> Read(string said, Frame? preview = null)
    {
        using var world = CaseFile.World();
        var now = new DateTimeOffset(2026, 7, 14, 14, 30, 0, TimeSpan.FromHours(8));
        return new Parser(world).Understand(new Utterance(said, now, "Asia/Shanghai", "许可") { Preview = preview }).Frames;
    }
}
