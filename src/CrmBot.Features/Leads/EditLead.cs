using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>What a lead is about, in one form: need, product, source, region, budget.</summary>
internal sealed class EditLead(
    LeadDirectory leads, LeadInputs inputs, Policy policy, CompanySettings settings, CardLibrary cards) : ICustomerForm
{
    public string Name => "lead.edit";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(opening.View, opening.Record, cancellationToken) is not var (lead, customer))
            return new FormResult.Refuse("lead.gone");
        var decision = policy.Decide(opening.Actor, "change", LeadDirectory.Subject(lead));
        if (!decision.Allowed) return new FormResult.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        return Show(lead, Stored(lead), [], opening.Actor.Locale);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(turn.Work, input.Record, cancellationToken) is not var (lead, customer))
            return new FormResult.Refuse("lead.gone");
        var decision = policy.Decide(turn.Actor, "change", LeadDirectory.Subject(lead));
        if (!decision.Allowed) return new FormResult.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        var errors = new FormErrors(cards, turn.Locale);
        var budget = input.Text("budget") is { } said ? SaidBudget.Read(said, settings.DefaultCurrency) : null;
        if (input.Text("budget") is not null && budget is null) errors.Add("lead.form.badBudget");
        var source = settings.Sources.FirstOrDefault(known => known.Code == input.Text("src"));
        if (source is null) errors.Add("lead.form.noSource");
        if (!errors.None) return Show(lead, input.Text, errors.ToJson(), turn.Locale);
        Change(lead, input, source!.Code, Budget.Read(budget, settings.DefaultCurrency));
        lead.MarkChanged(turn.Now);
        return new FormResult.Done();
    }

    private static void Change(Lead lead, FormInput input, string source, Budget? budget)
    {
        lead.Source = source;
        lead.Need = Clip.Optional(input.Text("need"), Customer.NeedLength);
        lead.Product = Clip.Optional(input.Text("product"), Lead.ProductLength);
        lead.Region = Clip.Optional(input.Text("region"), 80);
        (budget ?? new Budget(null, null, lead.BudgetCurrency ?? "CNY", false)).PutOn(lead);
    }

    private FormResult.Show Show(Lead lead, Func<string, string?> input, JsonArray errors, string locale) =>
        new("form-lead-edit", inputs.Fill(input, errors, locale), "lead.form.editTitle", LeadDirectory.Record(lead));

    private static Func<string, string?> Stored(Lead lead) => field => field switch
    {
        "need" => lead.Need,
        "product" => lead.Product,
        "region" => lead.Region,
        "src" => lead.Source,
        "budget" => SaidBudget.Write(lead),
        _ => null,
    };
}
