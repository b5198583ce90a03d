using System.Text.Json.Nodes;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Robustness;

/// <summary>
/// What people say before and behind a matter changes nothing of it: every sentence of our cases with every such word around it.
/// </summary>
public sealed class SmallTalkAroundTests(ITestOutputHelper output)
{
    /// <summary>What may differ: a few sentences end in a name or a word that goes together with what is added.</summary>
    private const double MostChanged = 0.01;

    private static readonly System.Buffers.SearchValues<char> SomebodysWords = System.Buffers.SearchValues.Create("\n“”\"「:：");

    private static readonly string[] ChineseBefore = ["那个 ", "嗯，", "对了，", "哦对了 ", "你好，", "另外，", "话说 "];
    private static readonly string[] ChineseBehind = ["哈", "，谢谢", " 辛苦了", " 谢谢啦", "~", "😀", "。", " 多谢", "哦"];
    private static readonly string[] EnglishBefore = ["hey, ", "ok so ", "btw ", "Hi, ", "by the way, ", "also, "];
    private static readonly string[] EnglishBehind = [", thanks", " pls", " thx!", "~", "😀", ".", " thank you", " cheers"];

    /// <summary>Knowledge and answers are words of their own; a group hears nothing; quoted and pasted words end where they end.</summary>
    private static readonly string[] Apart = ["kb", "patch", "none"];

    [Theory]
    [InlineData("")]
    [InlineData("service")]
    [InlineData("fresh")]
    [InlineData("unseen")]
    public void A_sentence_means_the_same_with_small_talk_around_it(string folder) => Dress(folder, each: 5);

    [Theory]
    [InlineData("")]
    [InlineData("service")]
    [InlineData("fresh")]
    [InlineData("unseen")]
    [Trait("Tier", "Long")]
    public void Every_sentence_means_the_same_with_small_talk_around_it(string folder) => Dress(folder, each: 1);

    // Each so many-th sentence of the folder.
    private void Dress(string folder, int each)
    {
        var path = Path.Combine(CaseFile.Folder, folder);
        using var stream = File.OpenRead(Path.Combine(path, "world.json"));
        using var world = CrmBot.Language.World.FromJson(stream);
        var parser = new Parser(world);
        var (asked, changed) = (0, new List<string>());
        var items = Directory.GetFiles(path, "*.jsonl").Where(file => !Path.GetFileName(file).StartsWith("kept", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).SelectMany(CaseFile.Read);
        foreach (var item in items.Where((_, at) => at % each == 0))
        {
            if (!IsPlain(item) || !IsRight(item, CaseFile.Frames(parser, item.Input))) continue;
            foreach (var text in Dressed((string)item.Input["text"]!))
            {
                var input = item.Input.DeepClone().AsObject();
                input["text"] = text;
                asked++;
                if (!IsRight(item, CaseFile.Frames(parser, input))) changed.Add(text);
            }
        }

        output.WriteLine($"{asked} sentences, {changed.Count} read otherwise");
        asked.ShouldBeGreaterThan(1_000 / each);
        ((double)changed.Count / asked).ShouldBeLessThanOrEqualTo(MostChanged, string.Join('\n', changed.Take(40)));
    }

    private static bool IsPlain(Sentence item)
    {
        var text = (string)item.Input["text"]!;
        return (string?)item.Input["place"] != "group" && !text.AsSpan().ContainsAny(SomebodysWords)
            && !item.Gold.Any(frame => Apart.Contains((string)frame!["i"]!));
    }

    private static bool IsRight(Sentence item, IReadOnlyList<JsonObject> frames) =>
        item.Alternatives.Prepend(item.Gold).Any(gold => FrameScore.Same(gold, frames));

    private static IEnumerable<string> Dressed(string text)
    {
        var chinese = text.Count(static c => c is >= '\u4E00' and <= '\u9FFF') > 1;
        return (chinese ? ChineseBefore : EnglishBefore).Select(before => before + text)
            .Concat((chinese ? ChineseBehind : EnglishBehind).Select(behind => text + behind));
    }
}
