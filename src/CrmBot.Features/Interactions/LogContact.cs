using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>Stores a contact said in one sentence: what was talked about, what was promised, what comes next (intent <c>log</c>).</summary>
internal sealed class LogContact(
    CustomerForChange customers, WarnOfOwner warn, WriteInteraction write, DescribeContact describe, DescribeTold told, KeepReach reach,
    KeepBirthday birthdays, SureContact sure) : IFrameHandler
{
    public string Intent => "log";

    public bool AsksOnCard(string code) => code == "detail";

    public Task<bool> IsSureAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        sure.IsAsync(turn, frame, cancellationToken);

    public Task<bool> MustConfirmAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Task.FromResult(GuessedContact.Is(turn, frame));

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (SaidReach.IsAll(frame)) return await reach.HandleAsync(turn, frame, cancellationToken);
        if (SaidBirthday.IsAll(frame)) return await birthdays.HandleAsync(turn, frame, cancellationToken);
        var (customer, instead) = await customers.FindBriefAsync(turn, frame, "log", cancellationToken);
        if (customer is null) return instead!;
        if (await warn.AskAsync(turn, frame, customer, cancellationToken) is { } warning) return warning;

        var interaction = new Interaction
        {
            CustomerId = customer.Id,
            PersonId = turn.Actor.Id,
            Day = SaidTime.Write(DateOnly.FromDateTime(turn.LocalNow)),
            CreatedAt = turn.Now,
        };
        turn.Db.Add(interaction);
        await write.FillAsync(turn, interaction, customer.Id, frame, cancellationToken);
        await reach.BesideAsync(turn, customer, frame, cancellationToken);
        await birthdays.BesideAsync(turn, customer, frame, cancellationToken);
        return Remember(turn, interaction);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Task.FromResult(
            told.Alone(turn, frame) ?? new DraftView("interaction.draft", [.. describe.Lines(turn, frame), .. told.Beside(turn, frame)]));

    public async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (preview.Record is not { Kind: "interaction" } record) return null;
        var interaction = await turn.Work.Records.FindAsync<Interaction>(record.Id, cancellationToken);
        if (interaction is null || interaction.PersonId != turn.Actor.Id) return null;
        var (customer, instead) = await customers.FindBriefAsync(turn, corrected, "log", cancellationToken);
        if (customer is null) return instead;
        // What was learned of somebody else, and their clock, must go back: the runtime takes the sentence back and stores it anew.
        if (customer.Id != interaction.CustomerId) return null;

        await write.EmptyAsync(turn, interaction, cancellationToken);
        await write.FillAsync(turn, interaction, customer.Id, corrected, cancellationToken);
        return Remember(turn, interaction);
    }

    private static Reply.OfRecord Remember(Turn turn, Interaction interaction)
    {
        turn.Memory.LastRecord = new RecordRef("interaction", interaction.Id);
        return new Reply.OfRecord(new RecordRef("interaction", interaction.Id));
    }
}
