using CrmBot.Features.Imports.Chat;
using CrmBot.Features.Imports.CustomerRows;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Imports;

/// <summary>Tables brought in by the operator or sent to the bot: row by row, and taken back as a whole.</summary>
public static class ImportsFeature
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<IModelPart, ImportsModel>()
        .AddSingleton<ReadOpportunities>()
        .AddSingleton<ImportOpportunities>()
        .AddSingleton<TakeBackImport>()
        .AddCustomerRows()
        .AddChat();

    private static IServiceCollection AddCustomerRows(this IServiceCollection services) => services
        .AddSingleton<ReadCustomerRow>()
        .AddSingleton<ReadRows>()
        .AddSingleton<MatchRow>()
        .AddSingleton<OwnerOfRow>()
        .AddSingleton<PlanRow>()
        .AddSingleton<WriteRows>()
        .AddSingleton<PreviewCustomers>()
        .AddSingleton<ImportCustomers>()
        .AddSingleton<TakeBackCustomers>();

    private static IServiceCollection AddChat(this IServiceCollection services) => services
        .AddSingleton<ReceiveTable>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<ReceiveTable>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<ReceiveTable>())
        .AddSingleton<IReceiveFiles>(provider => provider.GetRequiredService<ReceiveTable>())
        .AddSingleton<ImportParts>()
        .AddSingleton<FetchTable>()
        .AddSingleton<ForgetImports>()
        .AddHostedService<ImportWorker>()
        .AddSingleton<IRecordCard, ImportCard>()
        .AddSingleton<ICardVerb, StartImport>()
        .AddSingleton<ICardVerb, DropImport>()
        .AddSingleton<ICardVerb, UndoImport>()
        .AddSingleton<ICardVerb, SendErrors>()
        .AddSingleton<IExport, ErrorList>();
}
