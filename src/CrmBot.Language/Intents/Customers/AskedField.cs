using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>
/// Which of a customer's fields a question asks for: whose it is, when somebody was last in touch, the contract, a phone number.
/// </summary>
internal static class AskedField
{
    /// <summary>The first rule that fits decides: what is asked in words of its own stands before the plain name of a field.</summary>
    private static readonly (Predicate<Section> Fits, string Field)[] Rules =
    [
        (static section => section.HasAny("tier.asked", "tier.named"), "grade"),
        (AsksForQuote, "deal"),
        (AsksWhetherWon, "deal"),
        (CountsContacts, "timeline"),
        (NameFacts.AsksOwner, "owner"),
        (static section => section.Has("contact.ask"), "contacts"),
        (static section => section.Has("contract.of"), "contract"),
        (static section => section.HasAny("notes.last", "last.when"), "last_log"),
        (static section => section.Has("notes.of") && section.Customers.Count > 0, "timeline"),
        (static section => section.HasAny("show.last", "show.made"), "last_log"),
        (static section => section.Has("timeline.of") && section.Has("show.verb"), "timeline"),
        (AsksForTrouble, "tickets"),
        (static section => section.Has("field.owner"), "owner"),
        (NotesFacts.AreAlone, "timeline"),
        (static section => section.Has("field.timeline"), "timeline"),
        (static section => section.Has("field.last_log"), "last_log"),
        (static section => section.Has("field.contacts"), "contacts"),
        (static section => section.Has("field.tickets"), "tickets"),
        (static section => section.Has("field.contract"), "contract"),
        (static section => section.Has("field.deal"), "deal"),
        (static section => section.Has("field.tags"), "tags"),
        (static section => section.Has("field.grade"), "grade"),
        (static section => section.Has("field.email"), "email"),
        (static section => section.Has("field.wechat"), "wechat"),
        (static section => section.Has("field.address"), "address"),
        (static section => section.Has("field.phone"), "phone"),
        (static section => section.Has("won.renewal") && Mood.IsQuestion(section), "contract"),
        (AsksForGrade, "grade"),
        (AsksForDeal, "deal"),
    ];

    /// <summary>Cues of a deal that are small words elsewhere; so are is, at and to.</summary>
    private static readonly HashSet<string> SmallWords = ["hedge", "apart", "with"];

    /// <summary>Null where the whole card is asked for.</summary>
    public static string? Of(Section section)
    {
        if (AsksWhoIs(section) || (section.Has("show.whose") && section.Customers.Count == 0)) return null;
        foreach (var (fits, field) in Rules)
        {
            if (fits(section)) return field;
        }

        return null;
    }

    /// <summary>who's Greg: nothing but the question and the name.</summary>
    private static bool AsksWhoIs(Section section) => section.First("show.whois") is { } whois && section.Customers.Count == 0
        && section.People is [var only] && NameRest.IsEmpty(section.Cut([only.Whole, whois.Span]));

    /// <summary>上次报价多少.</summary>
    private static bool AsksForQuote(Section section) => section.Has("quote.asked") && Mood.IsQuestion(section);

    /// <summary>金顺签了没.</summary>
    private static bool AsksWhetherWon(Section section) =>
        section.Has("win.word") && !section.HasAny("field.owner", "show.renewal") && Mood.IsQuestion(section);

    /// <summary>最近3次跟进.</summary>
    private static bool CountsContacts(Section section) =>
        section.Has("show.recent") && !section.Has("field.tickets") && Counting.Of(section, "count.times") is not null;

    /// <summary>远航有没有还没处理的货损.</summary>
    private static bool AsksForTrouble(Section section) =>
        section.HasAny("field.tickets", "find.open") && section.HasCode(CodeKind.TicketType) && Mood.IsQuestion(section);

    /// <summary>利群是不是A类, is Harbor a key account.</summary>
    private static bool AsksForGrade(Section section) =>
        Mood.IsQuestion(section) && (section.HasFamily("grade") || section.HasCode(CodeKind.Tier));

    /// <summary>海澜会签吗, 要不要推进到报价: a question with the words of a deal is about it.</summary>
    private static bool AsksForDeal(Section section) => (Mood.IsQuestion(section) || section.Has("know.if")) && SpeaksOfDeal(section);

    private static bool SpeaksOfDeal(Section section) => section.HasFamily("won")
        || section.HasAny("budget", "others.word", "reason.competitor", "won.word", "lost.word", "lost.hold")
        || section.Cues.Exists(hit => hit.IsOf("deal") && IsTelling(section, hit));

    private static bool IsTelling(Section section, CueHit hit) =>
        (hit.Length > 2 || (hit.Length > 1 && WordEdge.IsChinese(section.Lower[hit.Start]))) && !SmallWords.Contains(hit.Leaf);
}
