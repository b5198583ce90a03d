using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Demo;

/// <summary>A small sales company to try things in: colleagues, customers and what was talked about. For Development only.</summary>
internal sealed class DemoCompany(IStore store, CompanySettings settings, FileCustomer files, IEnumerable<IDemoPart> parts)
{
    /// <summary>Brings the company in, in one write; does nothing when there is anybody already.</summary>
    public Task SeedAsync(CancellationToken cancellationToken) => store.WriteAsync("demo", SeedAsync, cancellationToken);

    private async Task<bool> SeedAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await work.Db.Set<Person>().AnyAsync(cancellationToken)) return false;
        var story = DemoStory.Read();
        var people = AddPeople(work, story.People);
        AddTags(work, story);
        List<CustomerFile> added =
            [.. story.Customers.Select(customer => AddCustomer(work, customer, customer.Owner is { } owner ? people[owner] : null))];
        await work.SaveAsync(cancellationToken);
        foreach (var file in added) await KeepCustomerInStep.DeriveAsync(work, file, cancellationToken);
        foreach (var person in people.Values) await work.World.ChangedAsync("person", person.Id, cancellationToken);
        var events = Events(work, story, added, people);
        foreach (var part in parts) await part.SeedAsync(work, events, cancellationToken);
        return true;
    }

    private static Dictionary<string, Person> AddPeople(UnitOfWork work, IReadOnlyList<DemoPerson> told)
    {
        Dictionary<string, Person> people = new(StringComparer.Ordinal);
        foreach (var one in told)
        {
            var person = new Person
            {
                Name = one.Name, Role = one.Role, Team = one.Team, Locale = one.Locale, Zone = one.Zone, DirectoryId = one.DirectoryId,
                Nicknames = one.Nicknames,
                Level = one.Level, Regions = one.Regions, Weight = one.Weight, OpenCap = one.OpenCap,
            };
            people.Add(one.Name, person);
            work.Db.Add(person);
            work.Db.Add(DirectoryBinding.Of(one.DirectoryId, person.Id));
        }

        return people;
    }

    private void AddTags(UnitOfWork work, DemoStory story)
    {
        foreach (var tag in settings.Tags.Concat(story.Customers.SelectMany(customer => customer.Tags)).DistinctBy(Tag.IdOf))
            work.Db.Add(Tag.Named(tag));
    }

    private CustomerFile AddCustomer(UnitOfWork work, DemoCustomer told, Person? owner)
    {
        var file = files.Build(work, Facts(told, owner), owner?.Id, "demo");
        file.Customer.Changes++;
        foreach (var name in told.Tags)
        {
            var tag = work.Db.Set<Tag>().Local.First(known => known.Id == Tag.IdOf(name));
            tag.Uses++;
            work.Db.Add(CustomerTag.Of(file.Customer.Id, tag.Id, work.Now, owner?.Id));
        }

        foreach (var role in told.Chain)
        {
            var contact = file.Contacts.FirstOrDefault(known => known.IsCalled(role.Who));
            work.Db.Add(new ChainMember { CustomerId = file.Customer.Id, ContactId = contact?.Id, Name = role.Who, Title = contact?.Title,
                Role = role.Role, Stance = role.Stance });
        }

        return file with { Tags = told.Tags, Owner = owner };
    }

    private NewCustomer Facts(DemoCustomer told, Person? owner) => new(told.Name)
    {
        Aliases = told.Aliases,
        Industry = told.Industry,
        Region = told.Region,
        Grade = told.Grade,
        Tier = told.Tier,
        Stage = told.Stage,
        Source = told.Source,
        Need = told.Need,
        Within = told.Within,
        Address = told.Address,
        Budget = Budget.Read(told.Budget, settings.DefaultCurrency),
        OwnerId = owner?.Id,
        Contacts = [.. told.Contacts.Select(contact => new NewContact(contact.Name, contact.Title)
        {
            Aka = contact.Aka,
            Phone = contact.Phone is { } phone ? PhoneNumber.Normalise(phone) : null,
            Email = contact.Email,
            Wechat = contact.Wechat,
        })],
    };

    private static List<DemoEvent> Events(UnitOfWork work, DemoStory story, List<CustomerFile> files, Dictionary<string, Person> people)
    {
        List<DemoEvent> events = [];
        foreach (var (told, file) in story.Customers.Zip(files))
        {
            if (told.Owner is not { } name) continue;
            var owner = people[name];
            var zone = Zones.Find(owner.Zone);
            foreach (var talk in told.History)
            {
                var day = Instants.ToLocal(work.Now, zone).Date.AddDays(-talk.DaysAgo);
                var contact = file.Contacts.FirstOrDefault(known => known.IsCalled(talk.Who));
                events.Add(new(file.Customer.Id, owner.Id, talk.Who, contact?.Id, talk.Channel, talk.Note,
                    Instants.FromLocal(day.AddHours(15), zone), zone));
            }
        }

        return [.. events.OrderBy(one => one.At)];
    }
}
