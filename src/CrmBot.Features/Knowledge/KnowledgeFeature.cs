using CrmBot.Features.Demo;
using CrmBot.Features.Knowledge.Listing;
using CrmBot.Features.Knowledge.Questions;
using CrmBot.Features.Knowledge.Scripts;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Knowledge;

/// <summary>
/// What the company knows: answers that colleagues wrote down, what to say to customers, and the questions nobody has answered yet.
/// </summary>
public static class KnowledgeFeature
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services) => services
        .AddSingleton<IModelPart, KnowledgeModel>()
        .AddSingleton<IPolicyRule, KnowledgePolicy>()
        .AddSingleton<KnowledgePeople>()
        .AddSingleton<IPhrasePattern, NameKeeper>()
        .AddSingleton<AddKnowledge>()
        .AddSingleton<CorrectKnowledge>()
        .AddSingleton<TellAuthor>()
        .AddSingleton<IFrameHandler, AskKnowledge>()
        .AddSingleton<IKnowledge, AnswerQuestion>()
        .AddSingleton<IDemoPart, KnowledgeInDemo>()
        .AddNotices()
        .AddEntries()
        .AddQuestions()
        .AddScripts();

    private static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<INotice>(new PlainNotice(TellAuthor.Notice, "knowledge", "knowledge.why.outdated"))
        .AddSingleton<INotice>(new PlainNotice(PassQuestion.Notice, "knowledge", "knowledge.why.question", FollowsStandIn: true))
        .AddSingleton<INotice>(new PlainNotice(EntryForm.Answered, "knowledge", "knowledge.why.answered", Urgency.Timely));

    private static IServiceCollection AddEntries(this IServiceCollection services) => services
        .AddSingleton<IRecordCard, EntryCard>()
        .AddSingleton<IReplyContext, KnowledgeReplyContext>()
        .AddSingleton<ClickedEntry>()
        .AddSingleton<ICardVerb, OpenEntry>()
        .AddSingleton<ICardVerb>(provider => new Vote(provider.GetRequiredService<ClickedEntry>(), isUseful: true))
        .AddSingleton<ICardVerb>(provider => new Vote(provider.GetRequiredService<ClickedEntry>(), isUseful: false))
        .AddSingleton<ICardVerb, MarkOutdated>()
        .AddSingleton<ICardVerb, StillHolds>()
        .AddSingleton<ICardVerb, RemoveEntry>()
        .AddSingleton<IForm, EntryForm>()
        .AddSingleton<ListKnowledge>()
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<ListKnowledge>())
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<ListKnowledge>());

    private static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddSingleton<IRecordCard, QuestionCard>()
        .AddSingleton<ClickedQuestion>()
        .AddSingleton<ICardVerb, PassQuestion>()
        .AddSingleton<ICardVerb, DropQuestion>()
        .AddSingleton<ICardVerb, MatchQuestion>();

    private static IServiceCollection AddScripts(this IServiceCollection services) => services
        .AddSingleton<ShippedScripts>()
        .AddSingleton<FillScript>()
        .AddSingleton<AnswerScript>()
        .AddSingleton<IKnowledge>(provider => provider.GetRequiredService<AnswerScript>())
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<AnswerScript>());
}
