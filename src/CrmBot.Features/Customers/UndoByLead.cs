using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Undo;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Customers;

/// <summary>The lead of a customer's owner may take back what others did with that customer and all that belongs to it.</summary>
internal sealed class UndoByLead(string kind, Policy policy, ICustomerDirectory directory) : IUndoRule
{
    private static readonly string[] Kinds =
    [
        "customer", "contact", "contact_method", "chain_member", "customer_tag", "correction", "customer_key", "customer_merge",
        "addressed_turn", "interaction", "reminder",
        "customer_helper", "apart", "lead", "lead_score", "lead_clock", "assignment", "deal", "deal_move", "contract", "tag",
    ];

    public string Kind => kind;

    public static void Add(IServiceCollection services)
    {
        foreach (var kind in Kinds)
            services.AddSingleton<IUndoRule>(
                provider => new UndoByLead(kind, provider.GetRequiredService<Policy>(), provider.GetRequiredService<ICustomerDirectory>()));
    }

    public async Task<bool> MayUndoAsync(ReadView view, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (actor.Role != Roles.Lead) return false;
        // A tag is nobody's; the customers of the same turn decide.
        if (await view.Records.FindAsync(new RecordRef(kind, id), cancellationToken) is not { } record) return false;
        if (record is Tag) return true;
        return await CustomerOfAsync(view, record, cancellationToken) is { } customerId
            && await directory.FindAsync(view, customerId, cancellationToken) is { OwnerId: not null } customer
            && customer.Team == actor.Team && policy.Decide(actor, "change", customer.Subject).Allowed;
    }

    // A score and a clock belong to a lead, a merge to the customer that was kept; everything else names its customer itself.
    private async Task<Guid?> CustomerOfAsync(ReadView view, Record record, CancellationToken cancellationToken) => record switch
    {
        Customer customer => customer.Id,
        CustomerMerge merge => merge.KeptId,
        AddressedTurn addressed => addressed.KeptId,
        ApartCustomers apart => apart.OneId,
        _ when LeadOf(view, record) is { } lead =>
            await view.Records.FindAsync(new RecordRef("lead", lead), cancellationToken) is { } of
                ? Named(view, of, RecordsOfCustomer.Property) : null,
        _ => Named(view, record, RecordsOfCustomer.Property),
    };

    // A clock has the id of its lead.
    private Guid? LeadOf(ReadView view, Record record) => kind == "lead_clock" ? record.Id : Named(view, record, "LeadId");

    private static Guid? Named(ReadView view, Record record, string property) =>
        view.Db.Model.FindEntityType(record.GetType())?.FindProperty(property)?.PropertyInfo?.GetValue(record) as Guid?;
}
