using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers.FromOutside;

/// <summary>
/// Customers that another program opens and changes, in the ways in which people do. One who is
/// reached by the same phone, mail or WeChat as a known one is that one, and not opened twice.
/// </summary>
internal sealed class StoreCustomer(FindDuplicates duplicates, FileCustomer files)
{
    public async Task<ApiAnswer> OpenAsync(UnitOfWork work, ApiCaller caller, NewCustomer facts, CancellationToken cancellationToken)
    {
        if (await duplicates.FindAsync(work, facts, byName: false, cancellationToken) is [{ Customer: var known }, ..])
        {
            var sees = (await CallerReach.OfAsync(work, caller, cancellationToken)).Has(known.OwnerId);
            return Known(sees ? known.Id : null);
        }

        var customer = await files.OpenAsync(work, facts, null, "api", cancellationToken);
        await work.Audit.NoteAsync("customer.received", new RecordRef("customer", customer.Id), "key=" + caller.Id, cancellationToken);
        return await ShowAsync(work, customer, 201, cancellationToken);
    }

    public async Task<ApiAnswer> ChangeAsync(
        UnitOfWork work, ApiCaller caller, BroughtBody asked, Func<NewCustomer, NewCustomer> change, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, caller, asked, cancellationToken) is not { } customer) return ApiAnswer.NotFound;
        if (!EntityTag.Fits(asked.Match, customer.Version)) return EntityTag.Changed(customer.Version);
        var facts = change(FactsOf(customer));
        if (facts.Budget is null)
            (customer.BudgetMin, customer.BudgetMax, customer.BudgetCurrency, customer.BudgetIsApproximate) = (null, null, null, false);
        await files.CorrectAsync(work, customer, facts, null, cancellationToken);
        return await FinishAsync(work, caller, customer, 200, cancellationToken);
    }

    public static async Task<ApiAnswer> AddContactAsync(
        UnitOfWork work, ApiCaller caller, BroughtBody asked, NewContact contact, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, caller, asked, cancellationToken) is not { } customer) return ApiAnswer.NotFound;
        if (!EntityTag.Fits(asked.Match, customer.Version)) return EntityTag.Changed(customer.Version);
        await FileCustomer.AddToAsync(work, customer, new NewCustomer(customer.Name) { Contacts = [contact] }, null, cancellationToken);
        return await FinishAsync(work, caller, customer, 201, cancellationToken);
    }

    private static async Task<ApiAnswer> FinishAsync(
        UnitOfWork work, ApiCaller caller, Customer customer, int status, CancellationToken cancellationToken)
    {
        await work.Audit.NoteAsync("customer.changed_from_outside", new RecordRef("customer", customer.Id), "key=" + caller.Id,
            cancellationToken);
        // No turn does it here: cards that show the customer follow.
        await work.Outbox.RefreshCopiesAsync(new RecordRef("customer", customer.Id), cancellationToken);
        return await ShowAsync(work, customer, status, cancellationToken);
    }

    private static async Task<ApiAnswer> ShowAsync(UnitOfWork work, Customer customer, int status, CancellationToken cancellationToken)
    {
        await work.SaveAsync(cancellationToken);
        var people = await ApiParts.PeopleAsync(work, [customer.OwnerId], cancellationToken);
        return ApiAnswer.Of(status, PrintFile.Whole((await CustomerFile.LoadAsync(work, customer.Id, cancellationToken))!,
            people)) with { Tag = EntityTag.Of(customer.Version) };
    }

    private static async Task<Customer?> FindAsync(
        UnitOfWork work, ApiCaller caller, BroughtBody asked, CancellationToken cancellationToken) =>
            await work.Records.FindAsync<Customer>(asked.Id, cancellationToken) is { MergedIntoId: null } customer
                && (await CallerReach.OfAsync(work, caller, cancellationToken)).Has(customer.OwnerId)
                ? customer
                : null;

    // A key that does not see the customer hears that there is one, or it would try for ever; not which.
    private static ApiAnswer Known(Guid? id)
    {
        var conflict = ApiAnswer.Conflict("This phone, mail or WeChat is a known customer's.", "customer.known");
        var body = JsonNode.Parse(conflict.Body)!.AsObject();
        if (id is { } seen) body["customer"] = seen.ToString();
        return conflict with { Body = body.ToJsonString() };
    }

    private static NewCustomer FactsOf(Customer customer) => new(customer.Name)
    {
        Aliases = customer.Aliases, Source = customer.Source, Region = customer.Region, Industry = customer.Industry, Need = customer.Need,
        Within = customer.Within,
        Address = customer.Address, Budget = Budget.Of(customer), Grade = customer.Grade, Tier = customer.Tier, Stage = customer.Stage,
        ReferrerId = customer.ReferrerId,
    };
}
