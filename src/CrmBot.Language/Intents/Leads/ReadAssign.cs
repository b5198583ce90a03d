using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Leads;

/// <summary>Gives one customer, or all of a kind, to a colleague, a team or the pool.</summary>
internal sealed partial class ReadAssign : IntentReader
{
    public override string Intent => "assign";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (IsShareOfNothing(section)) return [Interpreter.None("unknown").With(Frame.Aside, JsonValue.Create("even"))];
        if (GivenParts.Of(section) is not { Count: > 1 } parts) return Graded(section, One(section));
        List<Frame> frames = [];
        foreach (var part in parts)
        {
            var given = frames.Count == 0 ? One(part) : Later(part, frames);
            frames.AddRange(Coordination.Repeat(part, [.. Graded(part, given)]));
        }

        return frames;
    }

    private static IEnumerable<Frame> Graded(Section section, Frame frame) =>
        GradesGiven.Each(section, GradesGiven.OfPreview(section, frame));

    /// <summary>平均分给二组: what is to be shared out must be said; the one customer last talked about is never meant.</summary>
    private static bool IsShareOfNothing(Section section) =>
        section.Has("assign.even") && !NamesOne(section) && !NamesSeveral(section)
        && HeldBy.Colleague(section) is null && !GradesGiven.AreSome(section) && ListScope.Of(section).Count == 0;

    /// <summary>A customer, or what points at one: 这家, a reply to its card.</summary>
    private static bool NamesOne(Section section) =>
        section.Customers.Count > 0 || section.Carried is not null || section.Utterance.ReplyTo is not null || section.Has("pronoun");

    /// <summary>客户都, 没人跟的, 名下的, whoever leaves or is away.</summary>
    private static bool NamesSeveral(Section section) =>
        section.Has("bulk") || section.Has("find.unclaimed") || section.Has("assign.held") || IsGone(section);

    private static bool IsGone(Section section) => section.Has("assign.leaving") || section.Has("assign.away");

    /// <summary>B级的给小陈, 其他的给一组: what is not said again is taken from the part before.</summary>
    private static Frame Later(Section part, List<Frame> before)
    {
        if (part.Customers.Count > 0) return One(part);
        var draft = new FrameDraft("assign");
        SetScope(draft, part, HeldBy.Colleague(part));
        SetReceiver(draft, part, Receiver(part), part.CodesOf(CodeKind.Team).LastOrDefault());
        draft.Set("mode", part.Has("assign.even") ? "even" : null).SetTrue("confirm");
        return GivenParts.Joined(part, draft.Build(), before);
    }

    private static Frame One(Section section)
    {
        var draft = new FrameDraft("assign");
        var parties = Parties.Of(section);
        SetWhat(draft, section, parties);
        if (parties.AreBoth) draft.Ask("to");
        else SetReceiver(draft, section, parties.Receiver, parties.Team);
        if (parties.Receiver is { } receiver) draft.Set(Frame.Why, Why(section, receiver.Whole.End));
        draft.Set("mode", Mode(draft, section, parties.IsOwnAbsence));
        if (draft.Is("mode", "delegate")) AbsenceDays.Set(draft, section);
        if (section.Has("assign.leaving")) draft.SetTrue("handover").Set(Frame.Starts, Leaving(section));
        if (draft.Has("scope")) draft.SetTrue("confirm");
        return draft.Build();
    }

    /// <summary>Many customers, or the one that is named or talked about.</summary>
    private static void SetWhat(FrameDraft draft, Section section, Parties parties)
    {
        if (IsBulk(section, parties) && (parties.HasHolder || !section.Has("pronoun"))) SetScope(draft, section, parties.Leaver);
        else CustomerSlot.Fill(draft, CustomerSlot.WithCommanded(section, "assign.word", "assign.pool", "assign.pull"), null,
            required: true);
    }

    private static bool IsBulk(Section section, Parties parties) => section.Customers.Count == 0 && section.Carried is null
        && (parties.HasHolder || section.Has("bulk") || GradesGiven.AreSome(section));

    /// <summary>平均分, 代管, 协作: shared out, looked after for a time, or helped with.</summary>
    private static string? Mode(FrameDraft draft, Section section, bool isOwnAbsence)
    {
        if (section.Has("assign.even")) return "even";
        if (section.Has("assign.delegate") || isOwnAbsence || IsForATime(section) || IsWhileAway(draft, section)) return "delegate";
        return section.Has("assign.helper") ? "helper" : null;
    }

    /// <summary>give northwind to lily until friday: it comes back.</summary>
    private static bool IsForATime(Section section) => section.Customers.Count > 0 && section.Has("assign.until")
        && (section.Has("assign.back") || section.Times.Exists(static time => time.Mark == TimeMark.Until));

    /// <summary>秦朗休产假，客户给小王; hand Umbrella over to Lily while Tom is on leave.</summary>
    private static bool IsWhileAway(FrameDraft draft, Section section) =>
        section.Has("assign.away") && !section.Has("assign.leaving") && (draft.Has("scope") || HandedTo(section) is not null);

    /// <summary>Tom 12月7号离职: the day ahead on which somebody leaves.</summary>
    private static string? Leaving(Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.IsVague || !TimeWords.IsAhead(time, section.Now)) continue;
            if ((time.AsDate() ?? time.AsPeriod(TimeView.Ahead)?.From) is { } day && day > section.Today) return SlotForm.Of(day);
        }

        return null;
    }

    /// <summary>转给高翔：他熟这行; 转给高翔，因为他在当地.</summary>
    private static string? Why(Section section, int receiver)
    {
        var at = receiver;
        while (at < section.Span.End && section.Lower[at] is ':' or ',' or ' ') at++;
        var because = Nearby.Words("why.given").LengthAt(section.Behind(at));
        return because > 0 || section.Lower.AsSpan(receiver, at - receiver).Contains(':')
            ? TextCutter.Tidy(section.Text.Cut(TextSpan.Between(at + because, section.Span.End)))
            : null;
    }
}
