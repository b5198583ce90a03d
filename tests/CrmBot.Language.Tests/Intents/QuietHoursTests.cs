using System.Text.Json.Nodes;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>Hours of quiet are mostly those of the night: an end that is earlier than the start is of the next morning.</summary>
public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("免打扰 22点到8点", "22:00", "08:00")]
    [InlineData("22:00到8:00免打扰", "22:00", "08:00")]
    [InlineData("免打扰23点到7点半", "23:00", "07:30")]
    [InlineData("别打扰我 21点到9点", "21:00", "09:00")]
    [InlineData("免打扰 10点到7点", "22:00", "07:00")]
    [InlineData("晚上10点到早上8点别打扰我", "22:00", "08:00")]
    [InlineData("下午2点到4点别打扰我", "14:00", "16:00")]
    [InlineData("quiet hours 22 to 8", "22:00", "08:00")]
    public void They_end_the_next_morning(string said, string from, string to)
    {
        using var world = CaseFile.World();
        var input = new JsonObject { ["id"] = "quiet", ["text"] = said, ["now"] = "2026-07-14T14:30:00+08:00", ["tz"] = "Asia/Shanghai",
            ["speaker"] = "许可", ["place"] = "dm" };
        CaseFile.Frames(new Parser(world), input).Select(Frame.FromJson).ShouldHaveSingleItem().Texts("quiet").ShouldBe([from, to]);
    }
}
