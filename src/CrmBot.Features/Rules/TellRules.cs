using CrmBot.Features.Help.Asides;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Rules;

/// <summary>公海多久没跟就收回？ says the one number, to everybody; 规则都有哪些 opens the card, for admins.</summary>
internal sealed class TellRules(RuleBook book, RuleWords words, EditRuleValues card) : IAside
{
    public IReadOnlyCollection<string> Codes => ["rules"];

    public async Task<Reply?> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var admin = turn.Actor.Role == Roles.Admin;
        if (book.Find(frame.Text(Frame.OwnRule)) is not { } rule)
            return admin && !turn.Place.IsGroup ? await card.HandleAsync(turn, cancellationToken) : null;
        var value = words.Value(rule, await book.ValueAsync(turn.Work, rule.Code, cancellationToken), turn.Locale);
        return new Reply.Say(admin ? "rules.nowAdmin" : "rules.now", ("rule", words.Name(rule, turn.Locale)), ("value", value));
    }
}
