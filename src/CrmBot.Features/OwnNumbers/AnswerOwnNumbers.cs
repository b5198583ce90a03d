using CrmBot.Features.People.Rights;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.OwnNumbers;

/// <summary>我的业绩 and 我这个季度业绩怎么样: the speaker's own numbers, in the direct chat only.</summary>
internal sealed class AnswerOwnNumbers(MakeOwnNumbers makes, OwnedRecords records) : IOwnReport, IPhraseHandler
{
    public string Name => "own_numbers";

    public bool ReadsMuch => true;

    public bool Answers(Frame frame) =>
        frame.Is("m", "revenue") && frame.Is("of", "me") && !frame.Has("by") && !frame.Has("only") && !frame.Has("cmp") && !frame.Has("top")
            && !frame.Has("cur");

    public async Task<Reply> ReportAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (Refusal(turn) is { } no) return no;
        var today = DateOnly.FromDateTime(turn.LocalNow);
        var last = SaidTime.Read(frame.Text("to"))?.Day is { } to && to < today ? to : today;
        var first = SaidTime.Read(frame.Text("from"))?.Day ?? new DateOnly(last.Year, last.Month, 1);
        var card = await MakeAsync(turn, first <= last ? first : last, last, cancellationToken);
        return turn.Place.IsGroup ? await SendAsync(turn, card, cancellationToken) : card;
    }

    // The card goes past the turn's answer: nothing was stored that could be taken back.
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (Refusal(turn) is { } no) return no;
        var today = DateOnly.FromDateTime(turn.LocalNow);
        return await SendAsync(turn, await MakeAsync(turn, new DateOnly(today.Year, today.Month, 1), today, cancellationToken),
            cancellationToken);
    }

    public Reply.Refuse? Refusal(Turn turn) =>
        records.Decide(turn.Actor, "see", new Subject("deal", turn.Actor.Id, turn.Actor.Team)) is { Allowed: false, ReasonKey: { } reason }
            ? new Reply.Refuse(reason) : null;

    public async Task<Reply.OfRecord> MakeAsync(Turn turn, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var digest = await makes.MakeAsync(turn.Work, turn.Actor, first, last, cancellationToken);
        turn.Db.Add(digest);
        return new Reply.OfRecord(new RecordRef("digest", digest.Id));
    }

    private static async Task<Reply> SendAsync(Turn turn, Reply.OfRecord card, CancellationToken cancellationToken)
    {
        await turn.Work.SaveAsync(cancellationToken);
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"own:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        if (turn.Place.IsGroup)
            await turn.Work.Outbox.ToPlaceAsync(turn.Place.Key, new Reply.Say("own.inDirect"), $"own.told:{turn.Id:N}",
                Delivery.AtLeastOnce, Priority.Answer, cancellationToken);
        return Reply.Silence;
    }
}

/// <summary>本月 and 本季度 on the card.</summary>
internal sealed class ShowOwnNumbers(AnswerOwnNumbers answer) : ICardVerb
{
    public string Verb => "own.show";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (answer.Refusal(turn) is { } no) return no;
        var today = DateOnly.FromDateTime(turn.LocalNow);
        var (first, last) = action.Text("span") switch
        {
            "quarter" => (new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1), today),
            "last" => (new DateOnly(today.Year, today.Month, 1).AddMonths(-1), new DateOnly(today.Year, today.Month, 1).AddDays(-1)),
            _ => (new DateOnly(today.Year, today.Month, 1), today),
        };
        return await answer.MakeAsync(turn, first, last, cancellationToken);
    }
}
