using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>An assembly's public surface as a text that a reviewer can read: a block for each type, a line for each member.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (
            var space in assembly
                .GetExportedTypes()
                .GroupBy(type => type.Namespace!, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            text.Append("namespace ").Append(space.Key).Append('\n');
            foreach (var type in space.OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                text.Append('\n').Append("    ").Append(TypeLine(type)).Append('\n');
                foreach (var line in MemberLines(type))
                {
                    text.Append("        ").Append(line).Append('\n');
                }
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string TypeLine(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            { IsValueType: true } => IsRecord(type) ? "readonly record struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => (
                type.IsSealed ? "sealed "
                : type.IsAbstract ? "abstract "
                : ""
            ) + (IsRecord(type) ? "record" : "class"),
        };
        var bases = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType && !typeof(Delegate).IsAssignableFrom(type))
        {
            bases.Add(TypeName.Of(parent));
        }

        bases.AddRange(
            type.GetInterfaces()
                .Where(face => !type.IsEnum && !(type.BaseType?.GetInterfaces().Contains(face) ?? false) && face.Name != "IEquatable`1")
                .Select(TypeName.Of)
                .Order(StringComparer.Ordinal)
        );
        return $"{kind} {TypeName.Of(type).Split('.')[^1]}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    private static IEnumerable<string> MemberLines(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type)
                .Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");
        }

        return type.GetConstructors(Declared)
            .Where(IsVisible)
            .Select(ConstructorLine)
            .Concat(ByName(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily), FieldLine))
            .Concat(
                ByName(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible)), PropertyLine)
            )
            .Concat(
                ByName(
                    type.GetEvents(Declared).Where(one => IsVisible(one.AddMethod!)),
                    one => $"event {TypeName.Of(one.EventHandlerType!)} {one.Name}"
                )
            )
            .Concat(
                ByName(
                    type.GetMethods(Declared).Where(IsVisible).Where(method => !IsAccessor(method) && !IsOfEveryRecord(type, method)),
                    MethodLine
                )
            );
    }

    private static IEnumerable<string> ByName<T>(IEnumerable<T> members, Func<T, string> line)
        where T : MemberInfo =>
        members.OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(line, StringComparer.Ordinal).Select(line);

    // What the compiler writes for every record needs no review.
    private static bool IsOfEveryRecord(Type type, MethodInfo method) =>
        IsRecord(type) && (method.Name == "<Clone>$" || method.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static string ConstructorLine(ConstructorInfo constructor) => $"{Visibility(constructor)}.ctor({Parameters(constructor)})";

    private static string FieldLine(FieldInfo field) =>
        field.IsLiteral
            ? $"const {TypeName.Of(field)} {field.Name} = {field.GetRawConstantValue()}"
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeName.Of(field)} {field.Name}";

    private static string PropertyLine(PropertyInfo property)
    {
        var isStatic = (property.GetMethod ?? property.SetMethod)!.IsStatic;
        var isRequired = property.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "RequiredMemberAttribute");
        var setter =
            property.SetMethod is not { } set || !IsVisible(set) ? ""
            : set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ? " init;"
            : " set;";
        return $"{(isStatic ? "static " : "")}{(isRequired ? "required " : "")}{TypeName.Of(property)} {property.Name} "
            + $"{{{(property.GetMethod is { } get && IsVisible(get) ? " get;" : "")}{setter} }}";
    }

    private static string MethodLine(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        var isExtension = method.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "ExtensionAttribute");
        var modifier =
            method.DeclaringType!.IsInterface ? ""
            : method.IsStatic ? "static "
            : method.GetBaseDefinition() != method ? "override "
            : method.IsAbstract ? "abstract "
            : method is { IsVirtual: true, IsFinal: false } ? "virtual "
            : "";
        return $"{Visibility(method)}{modifier}{TypeName.Of(method.ReturnParameter)} "
            + $"{method.Name}{generic}({(isExtension ? "this " : "")}{Parameters(method)})";
    }

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(parameter =>
                    $"{(parameter.IsOut ? "out " : "")}{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}"
            + $"{TypeName.Of(parameter)} {parameter.Name}{Default(parameter)}"
                )
        );

    private static string Default(ParameterInfo parameter) =>
        !parameter.HasDefaultValue
            ? ""
            : parameter.DefaultValue switch
            {
                null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null
                    ? " = default"
                    : " = null",
                string text => $" = \"{text}\"",
                bool flag => flag ? " = true" : " = false",
                var value => $" = {value}",
            };

    private static string Visibility(MethodBase method) => method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName
        && (
            method.Name.StartsWith("get_", StringComparison.Ordinal)
            || method.Name.StartsWith("set_", StringComparison.Ordinal)
            || method.Name.StartsWith("add_", StringComparison.Ordinal)
            || method.Name.StartsWith("remove_", StringComparison.Ordinal)
        );

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", Declared) is not null || (type.IsValueType && type.GetMethod("PrintMembers", Declared) is not null);
}
