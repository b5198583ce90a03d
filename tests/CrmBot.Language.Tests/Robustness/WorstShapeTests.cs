using CrmBot.Language.Tests.Scoring;
using CrmBot.Language.Times.Annotating;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Robustness;

/// <summary>Fifty thousand characters made to be slow: whatever readers look at in pairs or again and again, and nothing else.</summary>
[Collection(nameof(Alone))]
public sealed class WorstShapeTests(ITestOutputHelper output)
{
    private const int Length = 50_000;
    private static readonly TimeSpan Goal = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Time mode reads every expression to the end of the text; it must not take more than a few microseconds a character.
    /// </summary>
    private static readonly TimeSpan TimeModeGoal = TimeSpan.FromMilliseconds(500);
    private static readonly DateTimeOffset Now = new(2026, 7, 14, 14, 30, 0, TimeSpan.FromHours(8));

    /// <summary>
    /// What is repeated: single cues, cues and names in turn, digits, times, separators,
    /// brackets, quotes, mentions, surrogate pairs, lists, near names, letters.
    /// </summary>
    public static TheoryData<string> Shapes =>
    [
        "没", "没有", "要", "不是", "改成，", "打了", "打了9分", "提醒我", "海川提醒我", "李总签了", "关了2001，", "签了靠A，", "因为，", "要嫌", "别",
        "1", "12345", "2001 ", "50万，", "3点", "明天3点", "1号", "3/4 ", "每周一三五", "周一到", "from ", "between 3 and 4 ", "13812345678",
        "，", ".", "（", "“", "”“", "@", "@阿客", "𠀀", "🎉", "\ud83c", "海川和", "海川、", "海川 and ", "海川", "海穿", "sterk ", "Stark ", "hc", "a",
        "A ",
        "李总 10:02\nx\n", "标签", "采购经理", "公司", "a.b@c.co ", "海川，李总，明天，50万，签了，", "\n", "\u200b", "e\u0301",
        // Words that a search among mixtures of all cue words found to be slow together.
        "值班的别推满意度不要了要咱们记一笔收到这个叫值班，", "bringing in out of 5 champion 我来解决不想收到消息", "能干嘛归类为延期sent credited，", "取消能成多少并入",
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_worst_shapes_are_answered_within_50_ms(string shape)
    {
        using var world = CaseFile.World();
        var parser = new Parser(world);
        var text = string.Concat(Enumerable.Repeat(shape, (Length / shape.Length) + 1))[..Length];

        var read = Quickest.Of(() =>
            parser.Understand(new Utterance(text, Now, "Asia/Shanghai", "许可") { LastCustomer = "海川" }).Frames.Count.ShouldBeGreaterThan(0));
        var timed = Quickest.Of(() => TimeMode.Find(text, Now, "Asia/Shanghai"));

        output.WriteLine($"{read.TotalMilliseconds:0.0} ms, in time mode {timed.TotalMilliseconds:0.0} ms");
        read.ShouldBeLessThanOrEqualTo(Goal);
        timed.ShouldBeLessThanOrEqualTo(TimeModeGoal);
    }
}
