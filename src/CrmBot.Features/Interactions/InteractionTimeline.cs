using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reminders;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Interactions;

/// <summary>Contacts and promises for the customer's profile, brief and timeline.</summary>
internal sealed class InteractionTimeline(IPersonDirectory people) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> LatestAsync(
        ReadView view, Guid customerId, int limit, CancellationToken cancellationToken)
    {
        var interactions = await view.Db.Set<Interaction>().Where(known => known.CustomerId == customerId)
            .OrderByDescending(known => known.HappenedAt).ThenByDescending(known => known.Id).Take(limit).ToListAsync(cancellationToken);
        var entries = new List<TimelineEntry>(interactions.Count);
        foreach (var interaction in interactions)
        {
            entries.Add(await EntryAsync(view, interaction, cancellationToken));
        }

        return entries;
    }

    public Task<int> CountAsync(ReadView view, Guid customerId, CancellationToken cancellationToken) =>
        view.Db.Set<Interaction>().CountAsync(known => known.CustomerId == customerId, cancellationToken);

    public async Task<IReadOnlyList<OpenPromise>> PromisesAsync(
        ReadView view, Guid customerId, int limit, CancellationToken cancellationToken)
    {
        var open = await view.Db.Set<Reminder>()
            .Where(known => known.CustomerId == customerId && known.Kind == ReminderKind.Promise
                && (known.State == ReminderState.Waiting || known.State == ReminderState.Due))
            .OrderBy(known => known.DueAt == null).ThenBy(known => known.DueAt).Take(limit).ToListAsync(cancellationToken);
        return [.. open.Select(known => new OpenPromise(known.Text, known.DueAt))];
    }

    private async Task<TimelineEntry> EntryAsync(ReadView view, Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = new[] { interaction.Note }.Concat(interaction.Needs).Concat(interaction.Objections).Where(text => text.Length > 0);
        return new TimelineEntry(interaction.HappenedAt, KindKey(interaction), string.Join("; ", texts))
        {
            Who = interaction.Who,
            By = interaction.Author ?? (await people.FindAsync(view, interaction.PersonId, cancellationToken))?.Name,
            Record = new RecordRef("interaction", interaction.Id),
        };
    }

    private static string KindKey(Interaction interaction) => (interaction.Channel, interaction.Outcome) switch
    {
        (_, { } outcome) => $"interaction.outcome.{outcome}",
        ({ } channel, _) => $"interaction.channel.{channel}",
        _ => "interaction.channel.contact",
    };
}
