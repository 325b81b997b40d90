using System.Reflection;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>Looks at public types by reflection.</summary>
internal static class PublicTypes
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Every type that a public type's bases and visible members mention.</summary>
    public static IEnumerable<Type> MentionedBy(Type type)
    {
        var mentioned = type.GetInterfaces().Append(type.BaseType ?? typeof(object)).ToList();
        foreach (
            var method in type.GetMethods(Declared)
                .Cast<MethodBase>()
                .Concat(type.GetConstructors(Declared))
                .Where(method => method.IsPublic || method.IsFamily)
        )
        {
            mentioned.AddRange(method.GetParameters().Select(parameter => parameter.ParameterType));
            mentioned.Add((method as MethodInfo)?.ReturnType ?? typeof(void));
        }

        mentioned.AddRange(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(field => field.FieldType));
        return mentioned.SelectMany(Parts).Distinct();
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
