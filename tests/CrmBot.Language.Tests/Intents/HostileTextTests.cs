using System.Diagnostics;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

public sealed class HostileTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 14, 14, 30, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("\u202e海川\u202c \u200f谁在跟\u0000\u0007")]
    [InlineData("👩‍👩‍👧‍👦🎉👍🏽")]
    [InlineData("\ud83d alone \udc00")]
    [InlineData("@")]
    [InlineData("“““““「「「")]
    [InlineData("T-999999999999999999999999 #0 ## 1/0 99:99 2026-99-99 13800000000000000000000")]
    [InlineData("提醒我提醒我提醒我提醒我")]
    [InlineData("log: log: log: log:")]
    [InlineData("预算-50万到0万 99999999999999999999999999亿")]
    public void Odd_text_is_answered_and_never_breaks(string text)
    {
        var understood = Read(text);

        understood.Frames.ShouldNotBeEmpty();
        foreach (var frame in understood.Frames) frame.ToString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("海川")]
    [InlineData("提醒我明天给海川打电话，")]
    [InlineData("“")]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("a b, ")]
    [InlineData("@bot ")]
    [InlineData("刘总 10:02\n")]
    [InlineData("周")]
    [InlineData("不是")]
    public void Fifty_thousand_characters_are_read_in_the_time_of_a_long_message(string piece)
    {
        Read(Repeat(piece, 1000));
        var watch = Stopwatch.StartNew();
        var understood = Read(Repeat(piece, 50_000));

        understood.Frames.ShouldNotBeEmpty();

        // Not a speed test: quadratic work would take minutes here.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Random_text_of_every_kind_of_character_never_breaks()
    {
        var random = new Random(20260714);
        string[] pieces = ["海川", "博远", "提醒我", "明天", "3点", "刚", "跟", "打", "电话", "，", " ", "\n", "“", "”", "改成", "50万", "@阿客", "T-2001",
            "13812345678", "a@b.co", "如果", "不要", "吗", "the", "log", "🎉", "\u202e", "é", "要", "嫌", "周五前", "刘洋", "李总", "：", "->"];
        using var world = OwnWorld();
        var parser = new Parser(world);
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            parser.Understand(new Utterance(text, Now, "Asia/Shanghai", "许可") { LastCustomer = random.Next(2) == 0 ? "海川" : null }).Frames
                .ShouldNotBeEmpty(text);
        }
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length + 1))[..length];

    private static Understanding Read(string text)
    {
        using var world = OwnWorld();
        return new Parser(world).Understand(new Utterance(text, Now, "Asia/Shanghai", "许可"));
    }

    private static CrmBot.Language.World OwnWorld()
    {
        using var stream = File.OpenRead(Path.Combine(Scoring.CaseFile.Folder, "world.json"));
        return CrmBot.Language.World.FromJson(stream);
    }
}
