using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.Leaves;

/// <summary>我下周休假, 老张3月2号到6号请假由小林代管: stores the days, and who stands in when that was said.</summary>
internal sealed class TakeLeave : IPhrasePattern
{
    private static readonly string[] Giving = ["活儿", "工作", "由", "让", "请", "给", "的", "and", "with"];

    public string Name => "leave";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        // Giving one's customers into somebody's care has a frame of its own in the language contract, and is asked about first.
        if (said["to"]?.TrimStart().StartsWith("客户", StringComparison.Ordinal) == true
            || SaidLeave.Read(turn, said["what"] ?? "") is not { } leave) return null;
        var standIn = said["to"] is { } to ? await FindColleague.NamedAsync(turn.Work, Named(to), cancellationToken) : null;
        if (await leave.PersonAsync(turn, cancellationToken) is not { } person || (said["to"] is not null && standIn is null)) return null;
        return await AddAsync(turn, person, leave.First, leave.Last, standIn, cancellationToken);
    }

    /// <summary>Stores a leave, if the speaker may and the stand-in can.</summary>
    public static async Task<Reply> AddAsync(
        Turn turn, Person person, DateOnly first, DateOnly last, Person? standIn, CancellationToken cancellationToken)
    {
        if (!LeaveRights.MayChange(turn.Actor, person)) return new Reply.Refuse("leave.notYours", ("who", person.Name));
        if (last < first) return new Reply.Refuse("leave.backwards");
        if (last < DateOnly.FromDateTime(turn.LocalNow)) return new Reply.Refuse("leave.past");
        if (last.DayNumber - first.DayNumber > LongestDays) return new Reply.Refuse("leave.tooLong");
        if (standIn?.Id == person.Id) return new Reply.Refuse("leave.standInSelf");
        if (await ClashAsync(turn.Work, person, standIn, first, last, cancellationToken) is { } clash) return clash;
        var leave = await WriteLeave.AddAsync(turn, person, first, last, standIn, cancellationToken);
        await TellStandIn.StandInChosenAsync(turn, leave, cancellationToken);
        return new Reply.OfRecord(new RecordRef("leave", leave.Id));
    }

    private const int LongestDays = 366;

    // Days entered twice would be handed back twice; a stand-in who is away helps nobody.
    private static async Task<Reply?> ClashAsync(
        ReadView view, Person person, Person? standIn, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var (from, to) = LocalDay.Between(first, last, Zones.Find(person.Zone));
        if (await FirstIn(person.Id) is { } known) return new Reply.OfRecord(new RecordRef("leave", known.Id));
        return standIn is not null && await FirstIn(standIn.Id) is not null
            ? new Reply.Refuse("leave.standInAway", ("who", standIn.Name))
            : null;

        async Task<Leave?> FirstIn(Guid id) => (await view.Records.ReadAllAsync<Leave>(nameof(Leave.PersonId), id, cancellationToken))
            .Find(leave => !leave.IsCancelled && leave.FromAt < to && from < leave.ToAt);
    }

    private static string Named(string typed)
    {
        var name = typed.Trim();
        foreach (var word in Giving)
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase)) name = name[word.Length..].Trim();
        return name;
    }
}

/// <summary>我不请假了，取消代管: the leave the speaker is on is over, or the next one is called off.</summary>
internal sealed class CallOffLeave : IPhraseHandler
{
    public string Name => "leave_off";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await LeaveCalendar.NextOfAsync(turn.Work, turn.Actor.Id, cancellationToken) is not { } known
            || await turn.Work.Records.FindAsync<Leave>(known.Id, cancellationToken) is not { } leave)
            return new Reply.Say("leave.nonePlanned");
        await WriteLeave.EndAsync(turn.Work, leave, cancellationToken);
        return new Reply.OfRecord(new RecordRef("leave", leave.Id));
    }
}

/// <summary>我请假到几号, 谁在替我: the leave the speaker is on, or the next one.</summary>
internal sealed class ShowOwnLeave : IPhraseHandler
{
    public string Name => "leave_own";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        await LeaveCalendar.NextOfAsync(turn.Work, turn.Actor.Id, cancellationToken) is { } leave
            ? new Reply.OfRecord(new RecordRef("leave", leave.Id))
            : new Reply.Say("leave.nonePlanned");
}

/// <summary>我回来了: whoever is on leave now is back.</summary>
internal sealed class ComeBack : IPhraseHandler
{
    public string Name => "leave_back";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await LeaveCalendar.OfAsync(turn.Work, turn.Actor.Id, turn.Now, cancellationToken) is not { } known
            || await turn.Work.Records.FindAsync<Leave>(known.Id, cancellationToken) is not { } leave)
            return new Reply.Say("leave.notAway");
        await WriteLeave.EndAsync(turn.Work, leave, cancellationToken);
        return new Reply.Say("leave.welcomeBack");
    }
}
