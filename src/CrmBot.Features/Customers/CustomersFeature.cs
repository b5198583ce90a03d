using CrmBot.Features.Api;
using CrmBot.Features.Customers.FromOutside;
using CrmBot.Features.Customers.Lists;
using CrmBot.Runtime.Events;
using CrmBot.Features.Digests;
using CrmBot.Features.Lists;
using CrmBot.Features.Monthly;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Lookups;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Customers;

/// <summary>The customer's file: who they are, whom to call, who decides, what people call them.</summary>
public static class CustomersFeature
{
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        UndoByLead.Add(services);
        return services.AddFiles();
    }

    private static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton<IModelPart, CustomersModel>()
        .AddSingleton<LookCustomers>()
        .AddSingleton<CustomerBody>()
        .AddSingleton<StoreCustomer>()
        .AddSingleton<IApiRoutes, CustomerRoutes>()
        .AddSingleton<IEventSource, CustomerEvents>()
        .AddSingleton<IEventSource, ContactEvents>()
        .AddSingleton<IEventSource, MethodEvents>()
        .AddSingleton<IPolicyRule, CustomerPolicy>()
        .AddSingleton<ICustomerDirectory, CustomerDirectory>()
        .AddSingleton<CustomerName>()
        .AddSingleton<LearnFacts>()
        .AddSingleton<KeepReach>()
        .AddSingleton<KeepBirthday>()
        .AddSingleton<DescribeTold>()
        .AddSingleton<PrintBirthday>()
        .AddSingleton<FileCustomer>()
        .AddSingleton<FindDuplicates>()
        .AddSingleton<VisibleCustomers>()

        // what the parser and search know
        .AddSingleton<IWorldPart, CustomersInWorld>()
        .AddSingleton<IWorldPart, TagsInWorld>()
        .AddSingleton<IAfterUndo, AfterCustomerUndo>()
        .AddSingleton<IAfterUndo, AfterTagUndo>()

        // which customer is meant
        .AddSingleton<FindCustomer>()
        .AddSingleton<ChooseCustomer>()
        .AddSingleton<CustomerForChange>()
        .AddSingleton<SureContact>()
        .AddSingleton<ICardVerb, ChosenCustomer>()
        .AddSingleton<IReplyContext, CustomerReplyContext>()

        // looking at one
        .AddSingleton<Timeline>()
        .AddSingleton<PrintCustomer>()
        .AddSingleton<PrintChain>()
        .AddSingleton<ProfileData>()
        .AddSingleton<ProfileCard>()
        .AddSingleton<IRecordCard>(provider => provider.GetRequiredService<ProfileCard>())
        .AddSingleton<BriefCard>()
        .AddSingleton<AnswerField>()
        .AddSingleton<ShowCustomer>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<ShowCustomer>())
        .AddSingleton<ICardVerb, OpenCustomer>()
        .AddSingleton<ICardVerb, SendDetails>()
        .AddSingleton<WriteFromCard>()
        .AddSingleton<ICardVerb, LogFromCard>()
        .AddSingleton<ICardVerb, RemindFromCard>()

        // many of them
        .AddSingleton<WantedCustomers>()
        .AddSingleton<CustomerRows>()
        .AddSingleton<CustomerGroups>()
        .AddSingleton<ListCustomers>()
        .AddSingleton<IFindRecords>(provider => provider.GetRequiredService<ListCustomers>())
        .AddSingleton<ICardVerb, TurnCustomerPage>()
        .AddSingleton<IListedRecords, CustomersInLists>()
        .AddSingleton<CustomerLookup>()
        .AddSingleton<ILookup>(provider => provider.GetRequiredService<CustomerLookup>())

        .AddSingleton<IPhrasePattern, WhoViewed>()

        // tags
        .AddSingleton<WriteTags>()
        .AddSingleton<MergeTags>()
        .AddSingleton<ListTagged>()
        .AddSingleton<IFrameHandler, TagCustomer>()
        .AddSingleton<ICardVerb, TagAnswered>()

        .AddSingleton<ReviewTags>()
        .AddSingleton<IMonthlyCard>(provider => provider.GetRequiredService<ReviewTags>())
        .AddSingleton<ICardVerb, MergeReviewedTags>()
        .AddSingleton<ICardVerb, DropTag>()

        .AddSingleton<ReviewFile>()
        .AddSingleton<ICardVerb, FileReviewed>()

        // two that are one
        .AddSingleton<MergeTwo>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<MergeTwo>())
        .AddSingleton<SamePair>()
        .AddSingleton<ICardVerb, MergeFromCard>()
        .AddSingleton<ICardVerb, KeepApart>()
        .AddSingleton<ICardVerb, OpenPair>()
        .AddSingleton<IAfterUndo, AfterMergeUndo>()

        // who decides
        .AddSingleton<IFrameHandler, TellRoles>()

        .AddSingleton<IHandOverPart, CustomersHandOver>()

        // what is wrong with a file
        .AddSingleton<INotice>(new PlainNotice("customer.same", "customer", "customer.whySame", FollowsStandIn: true))
        .AddSingleton<INotice>(new PlainNotice("customer.review", "customer", "customer.whyReview", FollowsStandIn: true))
        .AddSingleton<INotice>(new PlainNotice("customer.correction", "customer", "customer.correct.why", FollowsStandIn: true))
        .AddSingleton<ICardVerb, FileCorrection>()
        .AddSingleton<ICardVerb, CloseCorrection>();
}
