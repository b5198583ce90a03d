using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Surveys;

/// <summary>Sends surveys, records what customers gave, reports, lists, and leaves customers out.</summary>
internal sealed class ReadSurvey : IntentReader
{
    /// <summary>Up to here a score is a bad one.</summary>
    private const int LowScore = 2;

    public override string Intent => "survey";

    public override IEnumerable<Frame> Read(Section section)
    {
        var asks = Mood.IsQuestion(section) && !IsOrdered(section);
        if (asks && section.Customers.Count > 0 && section.HasAny("survey.send", "survey.stop")) return [Interpreter.None("noop")];
        return Answer(section, asks) is { } frame ? [frame] : [];
    }

    /// <summary>Whom not to ask any more; which scores there are; one that was given; whom to ask; at last how it stands.</summary>
    private static Frame? Answer(Section section, bool asks)
    {
        var draft = new FrameDraft("survey");
        if (section.Has("survey.stop") || IsUnwanted(section)) return OptOut(draft, section);
        if (section.Rating is { IsWord: false } limit && IsList(section, asks)) return List(draft, section, limit);
        if (IsListOfBad(section, asks)) return List(draft.Set("max", JsonValue.Create(LowScore)), section, null);
        if (!asks && section.Rating is { } given && IsGiven(section)) return Record(draft, section, given);
        if (IsAsked(section) || (!asks && IsSent(section))) return Send(draft, section);
        return section.HasAny("survey.word", "score.given") ? Report(draft, section) : null;
    }

    /// <summary>谁给了差评: by words, and of no customer.</summary>
    private static bool IsListOfBad(Section section, bool asks) => section.Customers.Count == 0
        && (section.Has("rate.low") || (asks && section.HasAny("rate.bad", "rate.1", "rate.2")));

    /// <summary>发个满意度, 给所有客户都发.</summary>
    private static bool IsSent(Section section) =>
        (section.Has("survey.send") && section.Has("survey.word")) || section.Has("survey.everyone");

    /// <summary>ask Meridian how happy they are with us: the customer is to be asked.</summary>
    private static bool IsAsked(Section section) =>
        section.Has("survey.asks") && section.HasAny("survey.opinion", "survey.word") && section.Customers.Count + section.People.Count > 0;

    /// <summary>低于4分的有哪些; 张总打了4分以上 is told of one.</summary>
    private static bool IsList(Section section, bool asks) => section.Customers.Count == 0
        && (section.HasAny("below.word", "above.word") || (asks && section.Has("find.list")))
        && (asks || section.HasAny("show.verb", "client") || section.HasFamily("agenda") || !section.Has("rate.verb"));

    private static bool IsGiven(Section section) => section.Customers.Count + section.People.Count > 0 || section.Carried is not null
        || section.HasAny("pronoun", "stars.given") || section.Utterance.ReplyTo is not null || TicketSlot.Customer(section) is not null;

    /// <summary>can you send meridian the nps; send it to all customers who signed: what looks like a question is an order.</summary>
    private static bool IsOrdered(Section section) => section.First("survey.send") is { } order && (section.Has("polite.ask")
        || (order.Start == section.Span.Start && char.IsAsciiLetter(section.Lower[order.Start]) && !section.Lower.Contains('?')));

    /// <summary>silverline doesn't want surveys anymore.</summary>
    private static bool IsUnwanted(Section section) =>
        section.Has("deny.word") && section.Has("need") && section.Customers.Count > 0 && !section.Has("rate.verb");

    private static Frame OptOut(FrameDraft draft, Section section)
    {
        draft.Set("act", "opt_out");
        SetCustomer(draft, section);
        // 别给他发满意度, while one ticket is closed: for good is more than was said
        if (draft.Is("ref", "context") && TicketWords.IsAgent(section)) draft.SetTrue("confirm");
        return draft.Build();
    }

    private static void SetCustomer(FrameDraft draft, Section section)
    {
        if (section.Customers.Count == 0 && TicketSlot.Customer(section) is { } rater)
        {
            draft.Set("cust", rater).SetList("resolve", ["cust"]);   // 5101客户打了2分
            return;
        }

        var who = Persons.Contact(section);
        section = CustomerSlot.WithGuess(section, who);
        CustomerSlot.Fill(draft, section, who, required: true);
    }

    private static Frame List(FrameDraft draft, Section section, SurveyScore? score)
    {
        draft.Set("act", "list").Set("kind", Kind(section, score?.Value ?? LowScore));
        if (score is { } limit) SetLimit(draft, section, limit);
        SetPeriod(draft, section);
        return draft.Build();
    }

    private static void SetLimit(FrameDraft draft, Section section, SurveyScore limit)
    {
        var below = section.Has("below.word");
        if (!below && !section.Has("above.word"))
        {
            draft.Set("max", JsonValue.Create(limit.Value)).Set("min", JsonValue.Create(limit.Value));   // 打1分的有哪些
            return;
        }

        var strict = section.Has(below ? "below.strict" : "above.strict") ? 1 : 0;
        draft.Set(below ? "max" : "min", JsonValue.Create(below ? limit.Value - strict : limit.Value + strict));
    }

    private static Frame Record(FrameDraft draft, Section section, SurveyScore score)
    {
        draft.Set("act", "record").Set("kind", Kind(section, score.Value));
        SetCustomer(draft, section);
        draft.Set("score", JsonValue.Create(score.Value)).Set("why", ScoreReason.Of(section, score));
        return draft.Build();
    }

    /// <summary>Scores from 6 and the 0 are the recommendation's, unless stars or the survey's name say otherwise.</summary>
    private static string Kind(Section section, int score)
    {
        if (section.Has("survey.nps") || section.Has("survey.ten")) return "nps";
        return score is 0 or >= 6 && !section.Has("survey.csat") ? "nps" : "csat";
    }

    private static Frame Send(FrameDraft draft, Section section)
    {
        draft.Set("act", "send").Set("kind", section.Has("survey.nps") ? "nps" : "csat");
        if (section.Customers.Count == 0 && Scope(section) is { Count: > 0 } scope)
            draft.Set("scope", scope).Set("confirm", JsonValue.Create(true));
        else SetCustomer(draft, section);
        return draft.Build();
    }

    private static JsonObject Scope(Section section)
    {
        var scope = new JsonObject();
        if (section.FirstOf("grade") is { } grade) scope["grade"] = grade.Leaf.ToUpperInvariant();
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.Tier) scope["tier"] = code.Code;
            else if (code.Kind == CodeKind.Region) scope["region"] = code.Code;
        }

        if (IsWon(section) && Period(section) is { From: { } from, To: { } to })
            scope["won"] = new JsonArray(SlotForm.Of(from), SlotForm.Of(to));
        // 给成交的客户都发: whenever they signed
        else if (scope.Count == 0 && section.Has("survey.won.all")) scope["won"] = new JsonArray(null, null);
        return scope;
    }

    private static bool IsWon(Section section) => section.HasAny("block.won", "watch.sign", "find.we", "survey.won");

    private static DateRange? Period(Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.IsVague || time.IsDuration) continue;
            if (time.AsPeriod(TimeView.Behind) is { } days) return days;
        }

        return null;
    }

    private static Frame Report(FrameDraft draft, Section section)
    {
        draft.Set("act", "report").Set("kind", section.Has("survey.nps") ? "nps" : "csat");
        if (section.Customers.Count > 0) SetCustomer(draft, section);   // 新月最近满意度怎么样
        if (Comparison.Of(section) is { } codes) draft.Set("cmp", codes);
        else SetPeriod(draft, section);
        return draft.Build();
    }

    private static void SetPeriod(FrameDraft draft, Section section)
    {
        if (Period(section) is not { } days) return;
        draft.Set("from", days.From is { } from ? SlotForm.Of(from) : null).Set("to", days.To is { } to ? SlotForm.Of(to) : null);
    }
}
