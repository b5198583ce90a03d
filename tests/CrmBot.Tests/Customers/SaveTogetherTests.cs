using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class SaveTogetherTests(DemoApp demo) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task A_customer_and_a_contact_that_points_to_it_are_both_saved_whichever_was_read_first()
    {
        foreach (var contactFirst in (bool[])[true, false])
        {
            var need = $"both saved {contactFirst}";
            await demo.App.Services.GetRequiredService<IStore>().WriteAsync("test", async (work, token) =>
            {
                var id = (await work.Db.Set<Customer>().AsNoTracking().FirstAsync(customer => customer.Name == "恒达", token)).Id;
                Customer? customer = null;
                if (!contactFirst) customer = await work.Records.FindAsync<Customer>(id, token);
                var contact = (await work.Records.ListAsync<Contact>(nameof(Contact.CustomerId), id, token))[0];
                customer ??= await work.Records.FindAsync<Customer>(id, token);
                (contact.Title, customer!.Need) = (need, need);
                await work.SaveAsync(token);
                return true;
            }, CancellationToken.None);
            var file = (await demo.FileAsync("恒达")).ShouldNotBeNull();
            file.Customer.Need.ShouldBe(need);
            file.Contacts.ShouldContain(contact => contact.Title == need);
        }
    }
}
