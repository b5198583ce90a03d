using CrmBot.Language;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Lookups;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns.Drafts;
using CrmBot.Runtime.Turns.Undoing;
using CrmBot.Runtime.Turns.Unread;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Turns;

/// <summary>Adds the conversation: turns, drafts, undo, places, cards and the parser's world.</summary>
internal static class TurnServices
{
    public static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<ITurnRunner, TurnRunner>()
        .AddSingleton<ReadConversation>()
        .AddSingleton<ReadText>()
        .AddSingleton(provider => new ExplainSentence(provider.GetRequiredService<ReadText>()))
        .AddSingleton<StoreTurn>()
        .AddSingleton<AnswerAhead>()
        .AddSingleton<StoreFailure>()
        .AddSingleton<HandleMessage>()
        .AddSingleton<HandleClick>()
        .AddSingleton<HandleChangedMessage>()
        .AddSingleton<HandlePlaceChange>()
        .AddSingleton<AnswerFrames>()
        .AddSingleton<Gates>()
        .AddSingleton<AnswerClick>()
        .AddSingleton<FrameRoutes>()
        .AddSingleton<Routes>()
        .AddSingleton<CapturePlace>()
        .AddSingleton<MessengerUsers>()
        .AddSingleton<DirectPlaces>()
        .AddSingleton<IOnce, Once>()
        .AddSingleton<OwnViews>()
        .AddSingleton<IShowCards, ShowCard>()
        .AddForms()
        .AddSingleton<World>()
        .AddSingleton<Parser>()
        .AddSingleton<IReadSentences, GrammarReader>()
        .AddSingleton<WorldKeeper>()
        .AddHostedService<KeepUpWithChanges>()
        .AddSingleton<IReplyRenderer, ReplyRenderer>()
        .AddSingleton(provider => new UnreadSentences(
            provider.GetRequiredService<AuditKeyring>(), provider.GetService<UnreadOptions>() ?? UnreadOptions.Usual,
            provider.GetRequiredService<SecondReadings>()))
        .AddSingleton<SecondReadings>()
        .AddSingleton<ShowSecondReading>()
        .AddHostedService<SecondReader>()
        .AddSingleton<ICardVerb, ReadAs>()
        .AddSingleton<IPhrasePattern>(provider =>
            new OpenRow(provider.GetRequiredService<IReplyRenderer>(), provider.GetRequiredService<Routes>,
                provider.GetRequiredService<Gates>()))
        .AddHostedService<PrepareTurns>()
        .AddHostedService<ForgetOldTurns>()
        .AddHostedService<ForgetThreads>()
        .AddDrafts();

    private static IServiceCollection AddForms(this IServiceCollection services) => services
        .AddSingleton<FormList>()
        .AddSingleton<DrawForm>()
        .AddSingleton<SendForm>()
        .AddSingleton<IOpenForms, OpenForm>()
        .AddSingleton<ILookups, Lookups.Lookups>()
        .AddSingleton<LookupPace>()
        .AddSingleton<IMakeFiles, MakeFile>();

    private static IServiceCollection AddDrafts(this IServiceCollection services) => services
        .AddSingleton<StoreFrame>()
        .AddSingleton<DraftCards>()
        .AddSingleton<ClosedCards>()
        .AddSingleton<DraftSections>()
        .AddSingleton<PatchPreview>()
        .AddSingleton<UndoTurns>()
        .AddSingleton<TellUndone>()
        .AddSingleton<ICardVerb, SaveDraft>()
        .AddSingleton<ICardVerb, ChangeDraft>()
        .AddSingleton<ICardVerb, ChooseInDraft>()
        .AddSingleton<ICardVerb, AnswerDraft>()
        .AddSingleton<ICardVerb, CancelDraft>()
        .AddSingleton<ICardVerb, ChangeStored>()
        .AddSingleton<ICardVerb, UndoTurn>();
}
