using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Digests;

/// <summary>Sets up a digest, changes what is in it, shows one now, or stops it (intent <c>digest</c>).</summary>
internal sealed class SetDigest(
    MakeDigest makes, PlanDigest timers, DigestPeriods periods, IPersonDirectory people, CompanySettings settings) : IFrameHandler
{
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public string Intent => "digest";

    public bool ReadsMuch(Frame frame) => frame.Is("act", "now");

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("act") switch
    {
        "now" => NowAsync(turn, frame, cancellationToken),
        "off" => OffAsync(turn, frame, cancellationToken),
        "add" or "remove" => ChangeBlocksAsync(turn, frame, cancellationToken),
        _ => SetAsync(turn, frame, cancellationToken),
    };

    private async Task<Reply> SetAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (Refusal(turn, frame) is { } refusal) return refusal;
        var kind = DigestKinds.Read(frame.Text("kind"));
        if (await SetByAnotherAsync(turn, kind, cancellationToken) is { } theirs) return theirs;
        if (await FilterAsync(turn, frame, cancellationToken) is not { } filter) return new Reply.Refuse("digest.whoIsThat");
        if (await NotTheirsAsync(turn, filter, cancellationToken) is { } no) return no;
        var plan = await PlanAsync(turn, kind, cancellationToken);
        if (Fill(plan, frame, filter) is { } problem) return problem;
        plan.IsOn = true;
        await timers.SetTimerAsync(turn.Work, plan, cancellationToken);
        return Card(turn, plan);
    }

    private async Task<Reply> ChangeBlocksAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (Refusal(turn, frame) is { } refusal) return refusal;
        var kind = frame.Has("kind") ? DigestKinds.Read(frame.Text("kind")) : await LastKindAsync(turn, cancellationToken);
        var wanted = frame.Texts("block").Select(Told).Concat(frame.Texts(Frame.Block)).Where(makes.Blocks.Contains).ToList();
        if (wanted.Count == 0) return new Reply.Refuse("digest.noSuchBlock");
        if (await SetByAnotherAsync(turn, kind, cancellationToken) is { } theirs) return theirs;
        var plan = await PlanAsync(turn, kind, cancellationToken);
        var now = plan.Blocks.Count > 0 ? plan.Blocks : makes.UsualBlocks(kind, turn.Actor.Role, turn.Actor.Team);
        plan.Blocks = [.. frame.Is("act", "remove") ? now.Except(wanted) : now.Union(wanted)];
        if (plan.Blocks.Count == 0) return new Reply.Refuse("digest.nothingLeft");
        await timers.SetTimerAsync(turn.Work, plan, cancellationToken);
        return Card(turn, plan);
    }

    // Late tickets stand among the desk's numbers.
    private static string Told(string block) => block == "sla_breach" ? "desk" : block;

    // "Add it" says nothing of the kind: the one just talked about, otherwise the daily one.
    private static async Task<DigestKind> LastKindAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Memory.LastRecord is { Kind: "digest_plan", Id: var id }
            && await turn.Work.Records.ReadAsync<DigestPlan>(id, cancellationToken) is { } plan ? plan.Kind : DigestKind.Daily;

    private async Task<Reply> OffAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (Refusal(turn, frame) is { } refusal) return refusal;
        var kinds = frame.Has("kind") ? [DigestKinds.Read(frame.Text("kind"))] : Enum.GetValues<DigestKind>();
        List<DigestPlan> stopped = [];
        foreach (var kind in kinds)
        {
            if (await turn.Work.Records.FindAsync<DigestPlan>(IdOf(turn, kind), cancellationToken) is not { IsOn: true } plan) continue;
            if (await SetByAnotherAsync(turn, kind, cancellationToken) is { } theirs) return theirs;
            plan.IsOn = false;
            await timers.SetTimerAsync(turn.Work, plan, cancellationToken);
            stopped.Add(plan);
        }

        if (stopped.Count == 0 && frame.Has("kind") && await OtherOnAsync(turn, cancellationToken) is { } other)
            return new Reply.Say("digest.otherOn." + DigestKinds.Word(other));
        return stopped switch
        {
            [] => new Reply.Say("digest.noneOn"),
            [var only] => Card(turn, only),
            _ => new Reply.Several([.. stopped.Select(plan => Card(turn, plan))]),
        };
    }

    /// <summary>不要日报了, while the weekly one is on.</summary>
    private static async Task<DigestKind?> OtherOnAsync(Turn turn, CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<DigestKind>())
        {
            if (await turn.Work.Records.ReadAsync<DigestPlan>(IdOf(turn, kind), cancellationToken) is { IsOn: true }) return kind;
        }

        return null;
    }

    private async Task<Reply> NowAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var kind = DigestKinds.Read(frame.Text("kind"));
        var plan = await turn.Work.Records.ReadAsync<DigestPlan>(IdOf(turn, kind), cancellationToken);
        if (await FilterAsync(turn, frame, cancellationToken) is not { } said) return new Reply.Refuse("digest.whoIsThat");
        if (await NotTheirsAsync(turn, said, cancellationToken) is { } no) return no;
        var filter = frame.Has("filter") || plan is null ? said : DigestFilter.Of(plan, turn.Actor);
        var today = DateOnly.FromDateTime(turn.LocalNow);
        var day = SaidTime.Read(frame.Text("date"))?.Day ?? today;
        if (day > today) return new Reply.Refuse("digest.ahead");
        var (period, before) = Period(turn, kind, day, today);
        var blocks = frame.Texts("block") is { Count: > 0 } asked ? asked : plan?.Blocks ?? [];
        var order = new DigestOrder(kind, turn.Actor, filter, blocks, period, before,
            turn.Actor.Zone) { InGroup = turn.Place.IsGroup, IsPast = IsPast(turn, kind, period, today) };
        var digest = await makes.MakeAsync(turn.Work, order, cancellationToken);
        turn.Db.Add(digest);
        return new Reply.OfRecord(new RecordRef("digest", digest.Id));
    }

    // Under the name of a time long over nobody wants to read how things stand today.
    private bool IsPast(Turn turn, DigestKind kind, DigestPeriod period, DateOnly today) =>
        period.To <= turn.Now && (kind != DigestKind.Daily || period.Last < periods.WorkdayBefore(today));

    // What is not over yet is not compared with something whole.
    private (DigestPeriod Period, DigestPeriod? Before) Period(Turn turn, DigestKind kind, DateOnly day, DateOnly today)
    {
        var zone = turn.Actor.Zone;
        var (period, before) = kind switch
        {
            DigestKind.Weekly =>
                (DigestPeriods.Week(DigestPeriods.Monday(day), zone), DigestPeriods.Week(DigestPeriods.Monday(day).AddDays(-7), zone)),
            DigestKind.Monthly =>
                (DigestPeriods.Month(day, zone), DigestPeriods.Month(new DateOnly(day.Year, day.Month, 1).AddDays(-1), zone)),
            _ => (DigestPeriod.Days(day, day, zone), DigestPeriod.Days(periods.WorkdayBefore(day), periods.WorkdayBefore(day), zone)),
        };
        return period.To <= turn.Now ? (period, before) : (period with { Last = today < period.Last ? today : period.Last }, null);
    }

    private Reply.Refuse? Fill(DigestPlan plan, Frame frame, DigestFilter filter)
    {
        if (frame.Text("time") is { } clock)
        {
            if (!TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                return new Reply.Refuse("digest.noTime");
            plan.Clock = clock;
        }

        if (frame.Text("day") is { } day) plan.Day = DayOf(plan.Kind, day);
        if (frame.Has("days")) plan.EveryDay = frame.Is("days", "all");
        if (frame.Texts("block").Where(makes.Blocks.Contains).ToList() is { Count: > 0 } blocks) plan.Blocks = blocks;
        if (frame.Has("filter"))
            (plan.Region, plan.Team, plan.Grade, plan.OwnerId) = (filter.Region, filter.Team, filter.Grade, filter.Owner);
        return null;
    }

    private static string? DayOf(DigestKind kind, string said) => kind switch
    {
        DigestKind.Weekly when Weekdays.Contains(said) => said,
        DigestKind.Monthly when said == "last"
            || (int.TryParse(said, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31) => said,
        _ => null,
    };

    // Null when the colleague of the filter is nobody we know.
    private async Task<DigestFilter?> FilterAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Object("filter") is not { } said) return DigestFilter.None;
        var asked = new Frame("filter", (System.Text.Json.Nodes.JsonObject)said.DeepClone());
        var owner = asked.Text("owner") is { } name ? await people.ResolveAsync(turn.Work, turn.Actor, name, cancellationToken) : null;
        if (asked.Has("owner") && owner is null) return null;
        var team = OwnTeam.IsEverybody(turn.Actor, asked.Text("team")) ? null
            : asked.Text("team") is "team" ? turn.Actor.Team : asked.Text("team");
        var region = asked.Text("region");
        return new(settings.Regions.FirstOrDefault(known => known.Code == region)?.Code ?? region, team, asked.Text("grade"), owner?.Id);
    }

    /// <summary>What a group reads is in the view of whoever set it: only they change it, or those who see everything.</summary>
    private async Task<Reply.Refuse?> SetByAnotherAsync(Turn turn, DigestKind kind, CancellationToken cancellationToken) =>
        turn.Place.IsGroup && !Roles.SeesEverything(turn.Actor.Role)
            && await turn.Work.Records.ReadAsync<DigestPlan>(IdOf(turn, kind), cancellationToken) is { CreatedBy: var setter }
            && setter != turn.Actor.Id && await people.FindAsync(turn.Work, setter, cancellationToken) is { IsActive: true } other
            ? new Reply.Refuse("digest.setByAnother", ("who", other.Name))
            : null;

    // Of people whose numbers somebody may not read there is nothing to tell: a card of zeros would say that they did nothing.
    private async Task<Reply.Refuse?> NotTheirsAsync(Turn turn, DigestFilter filter, CancellationToken cancellationToken)
    {
        if (filter is { Team: null, Owner: null } || Roles.SeesEverything(turn.Actor.Role)) return null;
        if ((await DigestReaders.OwnersAsync(turn.Work, turn.Actor, filter, cancellationToken)).Count > 0) return null;
        if (turn.Actor.Role != Roles.Lead) return new Reply.Refuse("report.notYours");
        var owner = filter.Owner is { } id ? await people.FindAsync(turn.Work, id, cancellationToken) : null;
        return new Reply.Refuse("report.notYourTeam",
            ("name", owner?.Name ?? CompanySettings.Word(settings.Teams, filter.Team, turn.Locale)));
    }

    private static async Task<DigestPlan> PlanAsync(Turn turn, DigestKind kind, CancellationToken cancellationToken)
    {
        var id = IdOf(turn, kind);
        if (await turn.Work.Records.FindAsync<DigestPlan>(id, cancellationToken) is { } known)
        {
            // It shows the view of whoever answers for it now.
            known.CreatedBy = turn.Actor.Id;
            return known;
        }

        var plan = new DigestPlan
        {
            Id = id,
            Kind = kind,
            PersonId = turn.Place.IsGroup ? null : turn.Actor.Id,
            PlaceKey = turn.Place.IsGroup ? turn.Place.Key : null,
            CreatedBy = turn.Actor.Id,
            Zone = turn.Actor.Zone.Id,
            CreatedAt = turn.Now,
        };
        turn.Db.Add(plan);
        return plan;
    }

    // A group is meant from inside it: what people call a group elsewhere
    // is not known for certain. And whoever sends it there answers for it.
    private static Reply.Refuse? Refusal(Turn turn, Frame frame)
    {
        if (frame.Text("to") is { } to && to != "me" && !turn.Place.IsGroup) return new Reply.Refuse("digest.sayItThere");
        return turn.Place.IsGroup && !Roles.SeesEverything(turn.Actor.Role) && turn.Actor.Role != Roles.Lead
            ? new Reply.Refuse("digest.onlyLeads") : null;
    }

    private static Guid IdOf(Turn turn, DigestKind kind) => turn.Place.IsGroup
        ? DigestPlan.IdOf(kind, null, turn.Place.Key)
        : DigestPlan.IdOf(kind, turn.Actor.Id, null);

    private static Reply.OfRecord Card(Turn turn, DigestPlan plan)
    {
        turn.Memory.LastRecord = new RecordRef("digest_plan", plan.Id);
        return new Reply.OfRecord(new RecordRef("digest_plan", plan.Id));
    }
}
