using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Orders;

/// <summary>Orders that the company's order system tells of; shown with their customer.</summary>
public static class OrdersFeature
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton<IModelPart, OrdersModel>()
        .AddSingleton<ReceiveOrder>()
        .AddSingleton<IApiRoutes, OrderRoutes>()
        .AddSingleton<IEventSource, OrderEvents>()
        .AddSingleton<IProfilePart, OrdersOnProfile>();
}
