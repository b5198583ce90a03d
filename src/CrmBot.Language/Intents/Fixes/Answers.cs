using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Reads a message as the answer to the first thing a preview asks.</summary>
internal static class Answers
{
    /// <summary>An answer is short; a longer message speaks of something else.</summary>
    private const int LongestAnswer = 40;
    private const int LongestLatin = 90;

    /// <summary>What follows 一下, 两个, 下次: a number before it counts nothing that could be paid.</summary>
    private const string Measures = "下点些个起样直定次种会";

    private delegate void Reader(JsonObject set, Section section, Frame preview, string asked);

    /// <summary>How the answer to each thing that may be asked is read.</summary>
    private static readonly Dictionary<string, Reader> Readers = new(StringComparer.Ordinal)
    {
        ["which"] = CustomerAnswer.Set,
        ["cust"] = CustomerAnswer.Set,
        ["contact"] = SetContact,
        ["at"] = TimeAnswer.Set,
        ["by"] = TimeAnswer.Set,
        ["close"] = TimeAnswer.Set,
        ["end"] = TimeAnswer.Set,
        ["visit"] = TimeAnswer.Set,
        ["until"] = TimeAnswer.Set,
        ["amt"] = SetSum,
        ["comp"] = SetSum,
        ["reason"] = SetReason,
        ["src"] = SetSource,
        ["type"] = SetType,
        ["id"] = SetTicket,
        ["to"] = SetColleague,
        ["of"] = SetColleague,
        ["from"] = SetColleague,
        ["need"] = ScoreAnswer.Set,
        ["budget"] = ScoreAnswer.Set,
        ["chain"] = ScoreAnswer.Set,
        ["urgency"] = ScoreAnswer.Set,
        ["factors"] = WordsAnswer.SetFactors,
        ["tags"] = WordsAnswer.SetList,
        ["detail"] = WordsAnswer.SetNote,
        ["cause"] = WordsAnswer.SetCause,
        ["rival"] = WordsAnswer.SetRival,
        ["do"] = WordsAnswer.SetText,
        ["desc"] = WordsAnswer.SetText,
        ["text"] = WordsAnswer.SetText,
        ["q"] = WordsAnswer.SetText,
        ["file"] = WordsAnswer.SetText,
    };

    public static JsonObject To(Section section, Frame preview)
    {
        var set = new JsonObject();
        var asked = preview.Ask[0];
        if (section.Span.Length > (System.Text.Ascii.IsValid(section.Words) ? LongestLatin : LongestAnswer)) return set;
        // 应该是64万 puts the amount right
        if (asked == "factors" && section.Amounts.Count + section.Times.Count > 0 && Corrections.IsOnlyValues(section)) return set;
        if (Readers.TryGetValue(asked, out var reader)) reader(set, section, preview, asked);
        return WithFactors(set, section, preview);
    }

    /// <summary>66万 主要是响应快: the sum that was asked for, and the reason that would be asked for next.</summary>
    public static JsonObject WithFactors(JsonObject set, Section section, Frame preview)
    {
        if (preview.Intent == "won" && set.ContainsKey("amt") && !set.ContainsKey("factors") && preview.Ask.Contains("factors"))
            WordsAnswer.TrySetFactors(set, section);
        return set;
    }

    /// <summary>2nd one, 第二个: a place in some list, and nothing that could be stored.</summary>
    public static bool IsOnlyPlace(Section section) => CustomerAnswer.IsOnlyPlace(section);

    public static void Put(JsonObject set, string slot, string? value)
    {
        if (value is not null) set[slot] = value;
    }

    /// <summary>13700001111 展会: how the new lead is reached, and where it came from if that is asked too.</summary>
    private static void SetContact(JsonObject set, Section section, Frame preview, string asked)
    {
        if (section.Phones.Count > 0) set["phone"] = section.Phones[0].Value;
        if (section.Emails.Count > 0) set["email"] = section.Emails[0].Value;
        if (section.Wechats.Count > 0) set["wechat"] = section.Wechats[0].Value;
        if (preview.Ask.Contains("src")) SetSource(set, section, preview, "src");
    }

    private static void SetSum(JsonObject set, Section section, Frame preview, string asked)
    {
        if (Sum(section) is { } money) set[asked] = MoneyForm.Of(money.OrIn(section.World.Settings.DefaultCurrency));
    }

    /// <summary>The first sum with a mark of one, else the first number that could be paid.</summary>
    private static Money? Sum(Section section) => section.Amounts.Find(static spot => !spot.Bare).Money
        ?? section.Amounts.Find(
            spot => spot.Span.End >= section.Span.End || !Measures.Contains(section.Lower[spot.Span.End], StringComparison.Ordinal)).Money;

    /// <summary>输给横河了, 没预算.</summary>
    private static void SetReason(JsonObject set, Section section, Frame preview, string asked)
    {
        Put(set, "rival", LostTo.Find(section));
        Put(set, "reason", section.FirstOf("reason")?.Leaf ?? (set.ContainsKey("rival") ? "competitor" : null));
    }

    private static void SetSource(JsonObject set, Section section, Frame preview, string asked) =>
        Put(set, "src", section.CodesOf(CodeKind.Source).FirstOrDefault().Code ?? section.FirstOf("source")?.Leaf);

    private static void SetType(JsonObject set, Section section, Frame preview, string asked) =>
        Put(set, "type", section.CodesOf(CodeKind.TicketType).FirstOrDefault().Code);

    private static void SetTicket(JsonObject set, Section section, Frame preview, string asked)
    {
        if (section.Tickets.Count > 0) set["id"] = section.Tickets[0].Id;
    }

    private static void SetColleague(JsonObject set, Section section, Frame preview, string asked) =>
        Put(set, asked, section.People.Find(static person => person.Colleagues.Count == 1)?.Colleagues[0].Name);
}
