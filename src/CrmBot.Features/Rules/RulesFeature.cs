using CrmBot.Features.Help.Asides;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Rules;

/// <summary>The company's own numbers: how soon a lead is called, how long nobody may be silent, how much one person takes.</summary>
public static class RulesFeature
{
    public static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddSingleton<IModelPart, RulesModel>()
        .AddSingleton<RuleBook>()
        .AddSingleton<RuleWords>()
        .AddSingleton<IAfterUndo, AfterRuleUndo>()
        .AddSingleton<ChangeRule>()
        .AddSingleton<IRules>(provider => provider.GetRequiredService<ChangeRule>())
        .AddSingleton<IFrameHandler, ChangeRules>()
        .AddSingleton<IAside, TellRules>()
        .AddSingleton<EditRuleValues>()
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<EditRuleValues>())
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<EditRuleValues>());
}

internal sealed class RulesModel : IModelPart
{
    public void Configure(ModelBuilder builder) => builder.Entity<RuleValue>(rule =>
    {
        rule.ToTable("rule_values");
        rule.Property(r => r.Code).HasMaxLength(RuleValue.CodeLength);
    });
}
