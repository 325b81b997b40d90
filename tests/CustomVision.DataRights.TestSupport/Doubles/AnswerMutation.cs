namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A mutation of a response.</summary>
internal enum AnswerMutation
{
    Nothing,
    Null,
    EmptyArray,
    EmptyObject,
    EmptyPage,
    Html,
    Cut,
    Deep,
    Huge,

    /// <summary>One byte is changed.</summary>
    Garbled,

    /// <summary>A member occurs twice.</summary>
    TwiceMember,

    /// <summary>The response to an earlier request.</summary>
    Earlier,

    TwiceElement,
    DropElement,
    DropMember,

    /// <summary>An object has the id of another object.</summary>
    MixIds,

    /// <summary>A member has a different value: null, another type, a number out of range, half a surrogate pair.</summary>
    OtherValue,
}
