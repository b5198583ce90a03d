using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Robustness;

/// <summary>Signs where nobody would put them, found among random sentences.</summary>
public sealed class OddSignsTests
{
    [Theory]
    [InlineData("1$50万")]
    [InlineData("上午，金四¥半")]
    [InlineData("星期六首单成交 2¥6")]
    [InlineData("报价 3€4万 改成 5£6")]
    public void A_currency_between_two_numbers_is_read_without_complaint(string text)
    {
        using var stream = File.OpenRead(Path.Combine(CaseFile.Folder, "world.json"));
        using var world = CrmBot.Language.World.FromJson(stream);
        var said = new Utterance(text, new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(8)), "Asia/Shanghai", "");
        new Parser(world).Understand(said).Frames.ShouldNotBeEmpty();
    }
}
