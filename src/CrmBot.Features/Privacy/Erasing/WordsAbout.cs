using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Erasing;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>
/// By what a person could be recognised, and what belongs to them. A full name, a number or an address that nobody else has means
/// them wherever it stands; a form of address (王工) or what somebody else has too means them only in what belongs to their customer.
/// </summary>
internal static class WordsAbout
{
    /// <summary>Kinds that are somebody's own: what belongs to a person never reaches another customer.</summary>
    public static readonly string[] Kept = ["person", "customer", "contact"];
    private static readonly string[] Forms = ["总", "工", "姐", "哥", "经理", "老师", "先生", "女士", "小姐", "主任", "总监", "老板", "局", "处", "科长", "部长",
        "阿姨", "叔", "会计", "院长", "厂长", "店长"];

    public static async Task<(DataSubject Subject, ErasedWords Words)> OfAsync(
        ReadView view, Guid customerId, Guid? contactId, CancellationToken cancellationToken)
    {
        var subject = await SubjectAsync(view, customerId, contactId, cancellationToken);
        var records = await RecordReach.OfAsync(view, subject.Records, Kept, cancellationToken);
        return (subject, await WordsAsync(view, subject, records.Select(record => record.Id).ToHashSet(), cancellationToken));
    }

    public static async Task<DataSubject> SubjectAsync(ReadView view, Guid customerId, Guid? contactId, CancellationToken cancellationToken)
    {
        var customers = await view.Db.Set<Customer>().Where(one => one.Id == customerId || one.MergedIntoId == customerId)
            .OrderBy(one => one.Id).ToListAsync(cancellationToken);
        var ids = customers.ConvertAll(one => one.Id);
        var contacts = await view.Db.Set<Contact>().Where(one => ids.Contains(one.CustomerId) && (contactId == null || one.Id == contactId))
            .OrderBy(one => one.Id).ToListAsync(cancellationToken);
        return new DataSubject(customers, contacts, contactId is null);
    }

    private static async Task<ErasedWords> WordsAsync(
        ReadView view, DataSubject subject, HashSet<Guid> records, CancellationToken cancellationToken)
    {
        List<ErasedWord> words = [];
        HashSet<Guid> spared = [];
        foreach (var name in await NamesAsync(view, subject, cancellationToken))
        {
            var others = await OthersCalledAsync(view, subject, name, cancellationToken);
            spared.UnionWith(others);
            words.Add(new ErasedWord(name, IsNumber: false, Everywhere: others.Count == 0 && IsFullName(name)));
        }

        foreach (var method in await MethodsAsync(view, subject, cancellationToken))
        {
            var others = await view.Db.Set<ContactMethod>().Where(other => other.Value == method.Value && other.Id != method.Id)
                .Select(other => new { other.Id, other.ContactId, other.CustomerId }).ToListAsync(cancellationToken);
            var shared = others.Where(other => !IsOf(subject, other.CustomerId, other.ContactId)).Select(other => other.Id).ToList();
            spared.UnionWith(shared);
            words.Add(
                new ErasedWord(method.Value, method.Kind == MethodKind.Phone, Everywhere: shared.Count == 0 && method.Value.Length >= 5));
        }

        words.AddRange(await SpokenNames.WordsAsync(view, subject, cancellationToken));
        return new ErasedWords([.. words.DistinctBy(word => (word.Text, word.IsNumber))], records, spared);
    }

    private static bool IsOf(DataSubject subject, Guid customer, Guid? contact) =>
        subject.IsWhole ? subject.Customers.Any(one => one.Id == customer) : contact is { } id && subject.Contacts.Any(one => one.Id == id);

    private static async Task<IEnumerable<string>> NamesAsync(ReadView view, DataSubject subject, CancellationToken cancellationToken)
    {
        List<string> names = [.. subject.Contacts.SelectMany(contact => contact.Aka.Prepend(contact.Name))];
        if (subject.IsWhole)
        {
            names.AddRange(subject.Customers.SelectMany(customer => customer.Aliases.Prepend(customer.Name)));
            names.AddRange(subject.Customers.Select(customer => customer.Address).OfType<string>());
            // Whoever was written down as spoken to without being filed as a contact.
            var ids = subject.Customers.Select(customer => customer.Id).ToList();
            names.AddRange((await view.Db.Set<Interactions.Interaction>().Where(one => ids.Contains(one.CustomerId) && one.Who != null)
                .Select(one => one.Who!).ToListAsync(cancellationToken)).Where(IsFullName));
            names.AddRange((await view.Db.Set<Tickets.Ticket>().Where(one => ids.Contains(one.CustomerId) && one.Who != null)
                .Select(one => one.Who!).ToListAsync(cancellationToken)).Where(IsFullName));
        }

        return names.Select(name => name.Trim()).Where(name => name.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static async Task<List<ContactMethod>> MethodsAsync(ReadView view, DataSubject subject, CancellationToken cancellationToken)
    {
        var customers = subject.Customers.Select(customer => customer.Id).ToList();
        var contacts = subject.Contacts.Select(contact => contact.Id).ToList();
        return await view.Db.Set<ContactMethod>()
            .Where(method => customers.Contains(method.CustomerId)
                && (subject.IsWhole || (method.ContactId != null && contacts.Contains(method.ContactId.Value))))
            .OrderBy(method => method.Id).ToListAsync(cancellationToken);
    }

    // Other customers, their people and colleagues of ours in whose own names the word stands.
    private static async Task<List<Guid>> OthersCalledAsync(
        ReadView view, DataSubject subject, string name, CancellationToken cancellationToken)
    {
        var customers = subject.Customers.Select(customer => customer.Id).ToList();
        var contacts = subject.Contacts.Select(contact => contact.Id).ToList();
        List<Guid> others = await view.Db.Set<Contact>()
            .Where(one => !contacts.Contains(one.Id) && (one.Name.Contains(name) || one.AkaText.Contains(name))).Select(one => one.Id)
            .ToListAsync(cancellationToken);
        others.AddRange(await view.Db.Set<Customer>()
            .Where(one => !customers.Contains(one.Id)
                && (one.Name.Contains(name) || one.AliasText.Contains(name) || (one.Address != null && one.Address.Contains(name))))
            .Select(one => one.Id).ToListAsync(cancellationToken));
        if (!subject.IsWhole)
            others.AddRange(subject.Customers
                .Where(one => (one.Name + '\n' + one.AliasText).Contains(name, StringComparison.OrdinalIgnoreCase)).Select(one => one.Id));
        others.AddRange(await view.Db.Set<Person>().Where(one => one.Name.Contains(name) || one.NicknameText.Contains(name))
            .Select(one => one.Id).ToListAsync(cancellationToken));
        return others;
    }

    // 陈芳 is a name; 王工, 老黄 and Li could be anybody.
    private static bool IsFullName(string name) => name.Any(letter => letter >= '\u2E80')
        ? name.Length > 1 && !Forms.Any(form => name.EndsWith(form, StringComparison.Ordinal) && name.Length <= form.Length + 1)
            && !(name.Length == 2 && name[0] is '老' or '小' or '阿')
        : name.Length >= 4;
}
