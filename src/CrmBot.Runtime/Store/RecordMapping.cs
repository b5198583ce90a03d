using System.Linq.Expressions;
using System.Reflection;

namespace CrmBot.Runtime.Store;

internal delegate Record ReadRecord(StoreRow row);

internal delegate void FillValues(Record record, object?[] values);

/// <summary>Compiles how a row becomes a record, and a record values; private and init-only properties included.</summary>
internal static class RecordMapping
{
    public static ReadRecord Reader(Type type, PropertyInfo[] members)
    {
        var row = Expression.Parameter(typeof(StoreRow), "row");
        var record = Expression.Variable(type, "record");
        var body = new List<Expression> { Expression.Assign(record, Expression.New(Constructor(type))) };
        for (var column = 0; column < members.Length; column++)
        {
            body.Add(Expression.Assign(Expression.Property(record, Writable(members[column])),
                Value(row, column, members[column].PropertyType)));
        }

        body.Add(record);
        return Expression.Lambda<ReadRecord>(Expression.Block([record], body), row).Compile();
    }

    public static FillValues Filler(Type type, PropertyInfo[] members)
    {
        var given = Expression.Parameter(typeof(Record), "given");
        var values = Expression.Parameter(typeof(object[]), "values");
        var record = Expression.Variable(type, "record");
        var body = new List<Expression> { Expression.Assign(record, Expression.Convert(given, type)) };
        for (var column = 0; column < members.Length; column++)
        {
            var place = Expression.ArrayAccess(values, Expression.Constant(column));
            body.Add(Expression.Assign(place, Expression.Convert(Expression.Property(record, members[column]), typeof(object))));
        }

        return Expression.Lambda<FillValues>(Expression.Block([record], body), given, values).Compile();
    }

    private static ConstructorInfo Constructor(Type type) =>
        type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [])
        ?? throw new InvalidOperationException($"{type.Name} is a record without a constructor that takes nothing.");

    // An inherited property shows its private setter only on the type that declares it.
    private static PropertyInfo Writable(PropertyInfo property) =>
        property.CanWrite
            ? property
            : property.DeclaringType!.GetProperty(property.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;

    private static Expression Value(Expression row, int column, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type);
        var value = Expression.Convert(Call(row, MethodFor(plain ?? type), column), type);
        if (plain is null && type != typeof(string)) return value;
        return Expression.Condition(Call(row, nameof(StoreRow.IsNull), column), Expression.Default(type), value);
    }

    private static MethodCallExpression Call(Expression row, string method, int column) =>
        Expression.Call(row, typeof(StoreRow).GetMethod(method)!, Expression.Constant(column));

    private static string MethodFor(Type type)
    {
        if (type == typeof(string)) return nameof(StoreRow.Text);
        if (type == typeof(Guid)) return nameof(StoreRow.Key);
        if (type == typeof(bool)) return nameof(StoreRow.Truth);
        if (type == typeof(long) || type == typeof(int) || type.IsEnum) return nameof(StoreRow.Number);
        throw new NotSupportedException($"A record cannot keep a {type.Name}; the model has text, numbers, flags, ids and enums.");
    }
}
