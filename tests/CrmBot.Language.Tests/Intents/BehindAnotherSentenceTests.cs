using System.Text.Json.Nodes;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>
/// A question goes on in a word (恒达电话多少, then 那明德呢). A sentence that names its own customer or ticket is no such word: behind a
/// question, a greeting or an order about another customer it is read as alone.
/// </summary>
public sealed class BehindAnotherSentenceTests(ITestOutputHelper output)
{
    private const double Floor = 0.997;

    private static readonly string[] Chinese =
        ["{0}的电话", "{0}有商机吗", "上个月签了几单", "今天有什么要做的", "你好", "{0}的商机改成30万", "没人接的工单"];

    private static readonly string[] English =
        ["what's {0}'s phone", "does {0} have a deal", "how many deals did we win last month", "what's due today", "hi",
            "unclaimed tickets"];

    [Fact]
    public void A_sentence_of_its_own_is_not_taken_for_more_of_the_one_before() =>
        OwnSentences.ShareReadTheSame(output, Behind).ShouldBeGreaterThanOrEqualTo(Floor);

    private static JsonObject Behind(Sentence item, string other)
    {
        var said = ((string)item.Input["text"]!).Any(static letter => letter > '\u3000') ? Chinese : English;
        return new JsonObject
        {
            ["last_cust"] = other,
            ["last_said"] = OwnSentences.Pick(item, said).Replace("{0}", other, StringComparison.Ordinal),
        };
    }
}
