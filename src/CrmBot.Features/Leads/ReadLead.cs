using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>Turns a <c>lead_new</c> frame into the facts of a file, with phone and mail in normal form.</summary>
internal sealed class ReadLead(CompanySettings settings, ICustomerDirectory directory, Policy policy)
{
    private const int MostTags = 10;

    /// <summary>The facts, or why they cannot be stored.</summary>
    public async Task<(NewCustomer? Facts, Reply? Refusal)> ReadAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        // Whoever may not even see leads of their own files none, by whichever way.
        if (policy.Decide(turn.Actor, "change", new Subject("lead", turn.Actor.Id, turn.Actor.Team)) is { Allowed: false } no)
            return (null, new Reply.Refuse(no.ReasonKey!));
        if (frame.Text("cust") is not { } name || FoldedName.Of(name).Length == 0) return (null, new Reply.Refuse("lead.noName"));
        var phone = frame.Text("phone") is { } number ? PhoneNumber.Normalise(number) : null;
        if (frame.Has("phone") && phone is null) return (null, new Reply.Refuse("lead.badPhone"));
        var (mail, wrong) = frame.Text("email") is { } address ? MailAddress.Check(address) : (null, null);
        if (wrong is not null) return (null, new Reply.Refuse(wrong));
        var contact = new NewContact(Clip.Optional(frame.Text("who"), Contact.NameLength), Clip.Optional(frame.Text("title"), 80))
        {
            Phone = phone,
            Email = mail,
            Wechat = Clip.Optional(frame.Text("wechat"), ContactMethod.ValueLength),
        };
        return (new NewCustomer(Clip.To(name.ReplaceLineEndings(" "), Customer.NameLength))
        {
            Contacts = contact.IsEmpty ? [] : [contact],
            Source = settings.Sources.FirstOrDefault(source => source.Code == frame.Text("src"))?.Code,
            Region = Clip.Optional(frame.Text("region"), 80),
            Industry = Clip.Optional(frame.Text("industry"), 80),
            Need = Clip.Optional(frame.Text("need"), Customer.NeedLength),
            Within = Clip.Optional(frame.Text("within"), 20),
            Budget = Budget.Read(SaidCurrency.Own(frame.Object("amt"), turn.Text,
                ZoneCurrency.Of(turn.Actor, name, frame.Text("region"), settings), settings.DefaultCurrency), settings.DefaultCurrency),
            OwnerId = turn.Actor.Id,
            ReferrerId = await ReferrerAsync(turn, frame, cancellationToken),
            Tags = [.. frame.Texts("tags").Where(tag => FoldedName.Of(tag).Length > 0).Select(tag => Clip.To(tag, Tag.NameLength))
                .DistinctBy(FoldedName.Of).Take(MostTags)],
            Attachments = [.. turn.Files.Select(file => Clip.To(file.Name, 200)).Take(4)],
        }, null);
    }

    private async Task<Guid?> ReferrerAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        frame.Text("referrer") is { } name && await directory.FindByNameAsync(turn.Work, name, cancellationToken) is [var only]
            ? only.Id
            : null;
}
