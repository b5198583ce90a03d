using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>
/// A lead that another program brings. The same phone, mail or WeChat is the same customer: the inquiry goes to whoever
/// looks after it, who is told at once. A name that only looks alike becomes a customer of its own, and its owner is asked.
/// </summary>
internal sealed class ReceiveLead(FindDuplicates duplicates, FileCustomer files, ReviewFile review, SamePair pair, IDirectory directory)
{
    public async Task<ApiAnswer> StoreAsync(
        UnitOfWork work, ApiCaller caller, NewCustomer facts, string? product, CancellationToken cancellationToken)
    {
        var alike = await duplicates.FindAsync(work, facts, byName: true, cancellationToken);
        var known = alike.FirstOrDefault(one => one.Shared != "name")?.Customer;
        var customer = known is null
            ? await files.OpenAsync(work, facts, null, "api", cancellationToken)
            : (await work.Records.FindAsync<Customer>(known.Id, cancellationToken))!;
        if (known is not null)
        {
            await FileCustomer.AddToAsync(work, customer, facts, null, cancellationToken);
            await review.AskOwnerAsync(work, customer, facts, null, cancellationToken);
        }

        var before = known is null ? null : await LeadDirectory.CurrentAsync(work, customer.Id, cancellationToken);
        var lead = await OpenLead.ForAsync(work, customer, facts,
            new LeadOrigin("api", null, known?.OwnerId, known?.Team) { Product = product }, cancellationToken);
        await work.SaveAsync(cancellationToken);
        await work.Audit.NoteAsync("lead.received", LeadDirectory.Record(lead), "key=" + caller.Id, cancellationToken);
        // No turn does it here: cards that show the customer or the lead follow.
        await work.Outbox.RefreshCopiesAsync(new RecordRef("customer", customer.Id), cancellationToken);
        await work.Outbox.RefreshCopiesAsync(LeadDirectory.Record(lead), cancellationToken);
        // A new one comes to its owner with a card of its own; a question more about an open one is told here.
        if (before is { IsOpen: true } && known?.OwnerId is { } owner) await TellAsync(work, lead, customer, owner, cancellationToken);
        var twins = alike.Where(one => one.Shared == "name" && one.Customer.Id != customer.Id).ToList();
        if (known is null) await ProposeAsync(work, customer, twins, cancellationToken);
        var reach = await CallerReach.OfAsync(work, caller, cancellationToken);
        return known is not null && !reach.Has(known.OwnerId)
            ? ApiAnswer.PassedOn
            : Answer(lead, customer, known is not null, isNew: before is not { IsOpen: true },
                twins.Where(twin => reach.Has(twin.Customer.OwnerId)));
    }

    // 是同一个吗? Only who looks after the known one can tell.
    private async Task ProposeAsync(UnitOfWork work, Customer customer, List<Duplicate> twins, CancellationToken cancellationToken)
    {
        foreach (var twin in twins.Where(twin => twin.Customer.OwnerId is not null))
        {
            if (await directory.FindAsync(work, twin.Customer.OwnerId!.Value, cancellationToken) is not { } owner) continue;
            var question = await pair.AskAsync(work, owner, twin.Customer.Id, customer.Id, twin.Shared, cancellationToken);
            await work.Outbox.ToPersonAsync(owner.Id, question, $"customer.same:{twin.Customer.Id:N}:{customer.Id:N}", Delivery.AtLeastOnce,
                Priority.Notice, cancellationToken);
        }
    }

    private static Task TellAsync(UnitOfWork work, Lead lead, Customer customer, Guid owner, CancellationToken cancellationToken) =>
        work.Outbox.ToPersonAsync(
            owner,
            new Reply.Several([new Reply.Say("lead.again"), new Reply.OfRecord(LeadDirectory.Record(lead))]),
            $"lead.again:{lead.Id:N}:{customer.Changes}", Delivery.AtLeastOnce, Priority.Notice, cancellationToken);

    private static ApiAnswer Answer(Lead lead, Customer customer, bool known, bool isNew, IEnumerable<Duplicate> alike) =>
        ApiAnswer.Of(isNew ? 201 : 200, new JsonObject
        {
            ["status"] = isNew ? "created" : "joined",
            ["lead"] = new JsonObject { ["id"] = lead.Id.ToString(), ["number"] = PrintLead.Number(lead),
                ["state"] = LeadStates.Word(lead.State) },
            ["customer"] = new JsonObject { ["id"] = customer.Id.ToString(), ["known"] = known },
            ["alike"] = new JsonArray([.. alike.Select(one => (JsonNode)one.Customer.Id.ToString())]),
        });
}
