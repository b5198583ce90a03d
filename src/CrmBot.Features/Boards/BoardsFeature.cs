using CrmBot.Features.Digests;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Boards;

/// <summary>A weekly board for teams that want one: points for effect, not for the number of entries.</summary>
public static class BoardsFeature
{
    public static IServiceCollection AddBoards(this IServiceCollection services) => services
        .AddSingleton<IModelPart, BoardsModel>()
        .AddSingleton<BoardPoints>()
        .AddSingleton<ITimerHandler, BoardFallsDue>()
        .AddSingleton<IPostToPlaces, BoardPlaces>()
        .AddSingleton<IAfterUndo, AfterBoardUndo>()
        .AddSingleton<INotice>(new PlainNotice("board", "digest", "board.why", Urgency.Timely))
        .AddSingleton<IPhraseHandler, SwitchBoardOn>()
        .AddSingleton<IPhraseHandler, SwitchBoardOff>()
        .AddSingleton<IPhraseHandler, ShowBoard>()
        .AddSingleton<ICardVerb, PressBoard>()
        .AddSingleton<IDigestFace, BoardCard>()
        .AddSingleton<IRecordCard, TeamBoardCard>();
}
