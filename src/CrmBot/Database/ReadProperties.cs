using System.Reflection;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

#pragma warning disable EF1001 // What EF's own generated models call (dbcontext optimize --nativeaot), and nothing else; without it all works, only slower at start.

namespace CrmBot.Database
{
    /// <summary>
    /// How the change tracker reads a property. EF would compile four expressions for each of them when the first record of a kind is
    /// stored, two thousand in all for the demo company, half a second of a first start. Delegates of the getters need no compiling.
    /// </summary>
    internal static class ReadProperties
    {
        private static readonly MethodInfo Typed = typeof(ReadProperties)
            .GetMethod(nameof(SetTyped), BindingFlags.Static | BindingFlags.NonPublic)!;

        public static void Set(IModel model)
        {
            foreach (var property in model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            {
                // Of others EF keeps a value beside the record's own; those it reads itself.
                if (property.ValueGenerated != ValueGenerated.Never || property.IsForeignKey()
                    || property.PropertyInfo?.GetMethod is not { } getter) continue;
                Typed.MakeGenericMethod(property.DeclaringType.ClrType, property.ClrType)
                    .CreateDelegate<Action<RuntimeProperty, MethodInfo>>()((RuntimeProperty)property, getter);
            }
        }

        private static void SetTyped<TRecord, TValue>(RuntimeProperty property, MethodInfo getter)
        {
            var get = getter.CreateDelegate<Func<TRecord, TValue>>();
            TValue Current(IInternalEntry entry) => get((TRecord)entry.Entity);
            property.SetAccessors(
                Current,
                Current,
                entry =>
                    property.GetOriginalValueIndex() is >= 0 and var at ? entry.ReadOriginalValue<TValue>(property, at) : Current(entry),
                entry => property.GetRelationshipIndex() is >= 0 and var at
                    ? ((InternalEntityEntry)entry).ReadRelationshipSnapshotValue<TValue>(property, at) : Current(entry));
        }
    }
}

namespace CrmBot.Database.CompiledModels.Sqlite
{
    public partial class SqliteDatabaseModel
    {
        partial void Customize() => ReadProperties.Set(this);
    }
}

namespace CrmBot.Database.CompiledModels.Postgres
{
    public partial class PostgresDatabaseModel
    {
        partial void Customize() => ReadProperties.Set(this);
    }
}
