using System.Reflection;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>Types as C# writes them, with what may be null.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Of(Type type) => Of(type, null);

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value, null) + "?";
        }

        var mark =
            nullability
                is { ReadState: NullabilityState.Nullable }
                    or { ReadState: NullabilityState.Unknown, WriteState: NullabilityState.Nullable }
            && !type.IsValueType
                ? "?"
                : "";
        if (type.IsArray)
        {
            return Of(type.GetElementType()!, nullability?.ElementType) + "[]" + mark;
        }

        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, null);
        }

        if (!type.IsGenericType)
        {
            return (
                    Keywords.TryGetValue(type, out var keyword) ? keyword
                    : type.IsNested && !type.IsGenericParameter ? $"{Of(type.DeclaringType!)}.{type.Name}"
                    : type.Name
                ) + mark;
        }

        var arguments = type.GetGenericArguments()
            .Select(
                (argument, index) =>
                    Of(argument, nullability is { GenericTypeArguments: { } all } && index < all.Length ? all[index] : null)
            );
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>{mark}";
    }
}
