using System.Text.Json.Nodes;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>
/// In a chat a card is nearly always open. A sentence that names its own customer or ticket is read the same while the preview of something
/// about another customer waits for an answer.
/// </summary>
public sealed class UnderAnotherPreviewTests(ITestOutputHelper output)
{
    private const double Floor = 0.997;

    private static readonly string[] Previews =
    [
        """{"i":"log","at":"2026-07-14","ch":"call","note":"聊了价格"}""",
        """{"i":"points","act":"add","pts":200}""",
        """{"i":"deal_upd","stage":"quote","amt":{"v":500000,"cur":"CNY"}}""",
        """{"i":"remind","at":"2026-12-03T15:00","do":"回电话"}""",
        """{"i":"tk_new","type":"fault","sev":"normal","desc":"开不了机"}""",
        """{"i":"won","amt":{"v":300000,"cur":"CNY"}}""",
        """{"i":"lost","reason":"price"}""",
        """{"i":"tag","act":"add","tags":["展会"]}""",
    ];

    [Fact]
    public void A_sentence_of_its_own_is_no_answer_to_the_card_that_is_open() =>
        OwnSentences.ShareReadTheSame(output, Open).ShouldBeGreaterThanOrEqualTo(Floor);

    private static JsonObject Open(Sentence item, string other)
    {
        var preview = (JsonObject)JsonNode.Parse(OwnSentences.Pick(item, Previews))!;
        preview["cust"] = other;
        return new JsonObject { ["last_cust"] = other, ["preview"] = preview };
    }
}
