using CrmBot.Runtime.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Customers;

/// <summary>The customer's file: who they are, whom to call, who decides, what people call them.</summary>
public static class CustomersFeature
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddSingleton<IModelPart, CustomersModel>();
}
