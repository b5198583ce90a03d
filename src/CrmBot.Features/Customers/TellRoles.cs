using System.Text.Json.Nodes;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>Who decides at a customer (intent <c>role</c>): told, asked, replaced, and what is still unknown.</summary>
internal sealed class TellRoles(
    CustomerForChange target, FindCustomer find, ChooseCustomer choose, Policy policy, PrintCustomer print, KeepReach reach) : IFrameHandler
{
    private const int MostPeople = 12;

    public string Intent => "role";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        frame.IsWrite ? WriteAsync(turn, frame, cancellationToken) : ReadAsync(turn, frame, cancellationToken);

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        List<DraftLine> lines = [];
        if (frame.Text("cust") is { } name) lines.Add(new("customer.label.customer", name));
        var people = frame.Objects("set").Select(SaidRole.Read).OfType<SaidRole>().Select(said => said.Who)
            .Concat(frame.Texts("chain")).Concat(frame.Texts("del")).ToList();
        if (people.Count > 0) lines.Add(new("customer.label.people", string.Join(" → ", people)));
        if (Replaced(frame) is var (old, successor)) lines.Add(new("customer.label.people", $"{old} → {successor}"));
        return Task.FromResult(new DraftView("customer.chain.changing", lines));
    }

    private async Task<Reply> WriteAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await target.FindAsync(turn, frame, "change", cancellationToken);
        if (customer is null) return instead!;
        foreach (var said in frame.Objects("set").Select(SaidRole.Read).OfType<SaidRole>().Take(MostPeople))
            await DecisionChain.SetAsync(turn.Work, customer.Id, said, cancellationToken);
        if (Names(frame, "chain") is { Count: > 0 } order) await DecisionChain.OrderAsync(turn.Work, customer.Id, order, cancellationToken);
        if (Replaced(frame) is var (old, successor))
            await DecisionChain.ReplaceAsync(turn.Work, customer.Id, old, successor, cancellationToken);
        var gone = 0;
        foreach (var name in Names(frame, "del"))
            gone += await DecisionChain.RemoveAsync(turn.Work, customer.Id, name, cancellationToken) is null ? 0 : 1;
        if (frame.Has("del") && gone == 0) return new Reply.Refuse("customer.chain.nobodyCalledSo");
        var reached = await reach.KeepAsync(turn, customer, frame, cancellationToken);
        await KeepCustomerInStep.ChangedAsync(turn.Work, customer, cancellationToken);
        var hint = frame.Is("offer", "successor") ? "customer.chain.whoNow" : null;
        return await ChainAsync(turn, customer.Id, "customer.chain.noted", hint, cancellationToken, more: reached);
    }

    private async Task<Reply> ReadAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var found = await find.FindAsync(turn, frame, cancellationToken);
        if (found.Only is not { } customer)
            return await choose.AskAsync(turn, new Frame("show", (JsonObject)frame.Slots.DeepClone()), found, cancellationToken);
        turn.Memory.LastSubject = customer.Name;
        if (turn.Place.IsGroup) return new Reply.OfRecord(customer.Record);
        var decision = policy.Decide(turn.Actor, "see", customer.Subject);
        if (!decision.Allowed) return new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        return frame.Is("act", "gaps")
            ? await ChainAsync(turn, customer.Id, "customer.chain.known", null, cancellationToken)
            : await ChainAsync(turn, customer.Id, "customer.chain.title", null, cancellationToken, frame.Text("role"));
    }

    private async Task<Reply> ChainAsync(
        Turn turn, Guid customerId, string titleKey, string? hintKey, CancellationToken cancellationToken, string? only = null,
        IReadOnlyList<JsonObject>? more = null)
    {
        var file = (await CustomerFile.LoadAsync(turn.Work, customerId, cancellationToken))!;
        var wanted = SaidRole.IsRole(only) ? only : null;
        var found = file.Chain.Where(member => wanted is null || member.Role == wanted).ToList();
        // Whoever asks who decides, of whom nobody has said it, is helped by those who have a say.
        var shown = found.Count > 0 ? found : file.Chain.ToList();
        var rows = shown.Select(member => CardRow.Of(RoleOrStep(member, turn.Locale), PrintCustomer.Joined(member.Name, TitleOf(member))));
        var hint = hintKey is not null ? print.Words(turn.Locale, hintKey) : Unknown(turn.Locale, file, wanted, found.Count);
        return print.Noted(turn, file.Customer, titleKey, rows.Concat(more ?? []), hint);
    }

    private string Unknown(string locale, CustomerFile file, string? wanted, int shown)
    {
        if (wanted is not null)
            return shown > 0
                ? ""
                : print.Words(locale, "customer.chain.notKnown", ("role", print.Words(locale, "customer.role." + wanted)));
        var gaps = BriefCard.Gaps(file).Select(role => print.Words(locale, "customer.role." + role)).ToList();
        var separator = locale.StartsWith("zh", StringComparison.Ordinal) ? "、" : ", ";
        return gaps.Count == 0
            ? print.Words(locale, "customer.chain.complete")
            : print.Words(locale, "customer.brief.gaps", ("roles", string.Join(separator, gaps)));
    }

    private string RoleOrStep(ChainMember member, string locale)
    {
        var role = print.RoleOf(member, locale);
        if (role.Length > 0) return role;
        return member.Step is { } step
            ? print.Words(locale, "customer.chain.step", ("number", step))
            : print.Words(locale, "customer.chain.involved");
    }

    private static string? TitleOf(ChainMember member) =>
        member.Title is { } title && FoldedName.Of(title) != FoldedName.Of(member.Name) ? title : null;

    private static List<string> Names(Frame frame, string slot) =>
        [.. frame.Texts(slot).Where(name => FoldedName.Of(name).Length > 0).Select(name => Clip.To(name, Contact.NameLength))
            .Take(MostPeople)];

    private static (string Old, string Successor)? Replaced(Frame frame) =>
        frame.Object("replace") is { } slots && new Frame(frame.Intent, slots) is var pair
            && pair.Text("old") is { Length: > 0 } old && pair.Text("new") is { Length: > 0 } successor
            ? (Clip.To(old, Contact.NameLength), Clip.To(successor, Contact.NameLength))
            : null;
}
