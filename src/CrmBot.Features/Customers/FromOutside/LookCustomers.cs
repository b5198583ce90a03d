using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Search;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers.FromOutside;

/// <summary>
/// Finds customers for other programs: by what they are called, how they are reached, whose they are, and what has changed since.
/// </summary>
internal sealed class LookCustomers(ICustomerDirectory directory)
{
    private const int MostLike = 100;
    private static readonly string[] Grades = ["A", "B", "C"];

    public static readonly IReadOnlyList<string> Parameters =
        ["name", "phone", "email", "owner", "grade", "stage", "region", "changedSince", LookQuery.LimitName, LookQuery.AfterName];

    public async Task<ApiAnswer> ListAsync(Look look, CancellationToken cancellationToken)
    {
        var query = await FilterAsync(look, look.Reach.Customers(look.View).Where(customer => customer.MergedIntoId == null),
            cancellationToken);
        return await Page.OfAsync(look, query, async found => await PrintAsync(look, found, cancellationToken), cancellationToken);
    }

    /// <summary>A customer that was merged is the one it was merged into.</summary>
    public async Task<ApiAnswer> OneAsync(Look look, CancellationToken cancellationToken)
    {
        if (await FileAsync(look, cancellationToken) is not { } file) return ApiAnswer.NotFound;
        var people = await ApiParts.PeopleAsync(look.View, [file.Customer.OwnerId], cancellationToken);
        return ApiAnswer.Of(200, PrintFile.Whole(file, people)) with { Tag = EntityTag.Of(file.Customer.Version) };
    }

    public async Task<ApiAnswer> ContactsAsync(Look look, CancellationToken cancellationToken) =>
        await FileAsync(look, cancellationToken) is { } file
            ? ApiAnswer.Of(200, new JsonObject
            {
                ["items"] = new JsonArray([.. file.Contacts.Take(PrintFile.MostContacts)
                    .Select(contact => (JsonNode)PrintFile.Contact(file, contact))]), ["next"] = null,
            })
            : ApiAnswer.NotFound;

    private async Task<CustomerFile?> FileAsync(Look look, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(look.View, look.Id, cancellationToken) is not { } brief || !look.Reach.Has(brief.OwnerId))
            return null;
        look.Seen.Add(brief.Id);
        return await CustomerFile.LoadAsync(look.View, brief.Id, cancellationToken);
    }

    private async Task<IQueryable<Customer>> FilterAsync(Look look, IQueryable<Customer> query, CancellationToken cancellationToken)
    {
        if (look.Query.Text("name") is { } name)
        {
            var called = await CalledAsync(look.View, name, cancellationToken);
            query = query.Where(customer => called.Contains(customer.Id));
        }

        if (look.Query.Text("phone") is { } phone)
            query = ReachedBy(look.View, query, MethodKind.Phone, PhoneNumber.Normalise(phone) ?? phone);
        if (look.Query.Text("email") is { } mail)
            query = ReachedBy(look.View, query, MethodKind.Email, MailAddress.Check(mail).Address ?? mail);
        if (look.Query.Id("owner") is { } owner) query = query.Where(customer => customer.OwnerId == owner);
        if (look.Query.OneOf("grade", Grades) is { } grade) query = query.Where(customer => customer.Grade == grade);
        if (look.Query.Text("stage") is { } stage) query = query.Where(customer => customer.Stage == stage);
        if (look.Query.Text("region") is { } region) query = query.Where(customer => customer.Region == region);
        if (look.Query.Time("changedSince") is { } since) query = query.Where(customer => customer.ChangedAt >= since);
        return query;
    }

    // By the very name or an alias; what is merely like it would be another customer.
    private async Task<List<Guid>> CalledAsync(ReadView view, string name, CancellationToken cancellationToken)
    {
        var named = (await directory.FindByNameAsync(view, name, cancellationToken)).Select(customer => customer.Id);
        var like = await SearchTerms.FindAsync(view, "customer", name, MostLike, cancellationToken);
        var known = await view.Db.Set<Customer>().AsNoTracking().Where(customer => like.Contains(customer.Id))
            .ToListAsync(cancellationToken);
        var folded = FoldedName.Of(name);
        return [.. named.Union(known.Where(customer => customer.Aliases.Prepend(customer.Name).Any(alias => FoldedName.Of(alias) == folded))
            .Select(customer => customer.Id))];
    }

    private static IQueryable<Customer> ReachedBy(ReadView view, IQueryable<Customer> query, MethodKind kind, string value)
    {
        var theirs = view.Db.Set<ContactMethod>().Where(method => method.Kind == kind && method.Value == value)
            .Select(method => method.CustomerId);
        return query.Where(customer => theirs.Contains(customer.Id));
    }

    private static async Task<IEnumerable<JsonObject>> PrintAsync(
        Look look, IReadOnlyList<Customer> found, CancellationToken cancellationToken)
    {
        var ids = found.Select(customer => customer.Id).ToList();
        look.Seen.AddRange(ids);
        var held = await look.View.Db.Set<CustomerTag>().Where(one => ids.Contains(one.CustomerId)).OrderBy(one => one.AddedAt)
            .Join(look.View.Db.Set<Tag>(), one => one.TagId, tag => tag.Id, (one, tag) => new { one.CustomerId, tag.Name })
            .ToListAsync(cancellationToken);
        var tags = held.ToLookup(one => one.CustomerId, one => one.Name);
        var people = await ApiParts.PeopleAsync(look.View, found.Select(customer => customer.OwnerId), cancellationToken);
        return found.Select(customer => PrintFile.Customer(customer, tags[customer.Id], people));
    }
}
