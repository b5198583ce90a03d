using CrmBot.Features.Api.Events;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers.FromOutside;

/// <summary>Tells when a customer's file is opened, changed, merged or taken back.</summary>
internal sealed class CustomerEvents : IEventSource
{
    // By the names that the API gives them; what is only for our own use tells nobody anything.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [nameof(Customer.Name)] = "name", [nameof(Customer.AliasText)] = "aliases", [nameof(Customer.Industry)] = "industry",
        [nameof(Customer.Region)] = "region",
        [nameof(Customer.Address)] = "address", [nameof(Customer.OwnerId)] = "owner", [nameof(Customer.Grade)] = "grade",
        [nameof(Customer.Tier)] = "tier",
        [nameof(Customer.Stage)] = "stage", [nameof(Customer.Source)] = "source", [nameof(Customer.Need)] = "need",
        [nameof(Customer.Within)] = "within",
        [nameof(Customer.BudgetMin)] = "budget", [nameof(Customer.BudgetMax)] = "budget", [nameof(Customer.BudgetCurrency)] = "budget",
    };

    public string Kind => "customer";

    public Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken) =>
        Task.FromResult(Tell((Customer)saved.Record, saved));

    private static IReadOnlyList<NewEvent> Tell(Customer customer, RecordSaved saved)
    {
        if (saved.How == SavedHow.Created)
            return [Facts.Of(EventTypes.CustomerCreated, saved.Ref, customer.Id, ("owner", customer.OwnerId))];
        if (saved.How == SavedHow.Removed) return [Facts.Of(EventTypes.CustomerRemoved, saved.Ref, customer.Id)];
        if (Facts.Changed(saved, nameof(Customer.MergedIntoId)) && customer.MergedIntoId is { } kept)
            return [Facts.Of(EventTypes.CustomerMerged, saved.Ref, customer.Id, ("into", kept))];
        var changed = saved.Fields.Keys.Select(field => Names.GetValueOrDefault(field)).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal).ToList();
        return changed.Count == 0 ? Facts.Nothing : [Facts.Of(EventTypes.CustomerUpdated, saved.Ref, customer.Id, ("changed", changed))];
    }
}

/// <summary>Tells of changes among a customer's contacts; those of a customer that is just being opened are part of that.</summary>
internal abstract class ContactsChanged : IEventSource
{
    private static readonly string[] Contacts = ["contacts"];

    public abstract string Kind { get; }

    public async Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken)
    {
        var id = CustomerOf(saved.Record);
        var customer = await view.Records.ReadAsync<Customer>(id, cancellationToken);
        return customer is null or { Version: <= 1 }
            ? Facts.Nothing
            : [Facts.Of(EventTypes.CustomerUpdated, new RecordRef("customer", id), id, ("changed", Contacts))];
    }

    protected abstract Guid CustomerOf(Record record);
}

/// <inheritdoc/>
internal sealed class ContactEvents : ContactsChanged
{
    public override string Kind => "contact";

    protected override Guid CustomerOf(Record record) => ((Contact)record).CustomerId;
}

/// <inheritdoc/>
internal sealed class MethodEvents : ContactsChanged
{
    public override string Kind => "contact_method";

    protected override Guid CustomerOf(Record record) => ((ContactMethod)record).CustomerId;
}
