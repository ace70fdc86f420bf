//! The markup of a page, taken apart when it is compiled: what is fixed becomes one text with a gap for each value, each value one call.

/// Markup as a [`View`](super::View); how it is written stands at the top of [`super`].
macro_rules! view {
    // Inside an element: the end, a closing tag, a child, a value, a text. `[…]`: the marks, the calls, the open tags.
    (@in $m:ident [$($marks:tt)*] [$($calls:tt)*] []) => {{
        let mut $m = $crate::field::view::Marks::new(concat!($($marks)*));
        $($calls)*
        $m.done()
    }};
    (@in $m:ident [$($marks:tt)*] [$($calls:tt)*] [$open:ident $($opens:ident)*] </ $tag:ident> $($rest:tt)*) => {
        $crate::field::view::view!(@in $m [$($marks)* "\u{5}",]
            [$($calls)* const { assert!($crate::field::view::Marks::is_same(stringify!($open), stringify!($tag)), "another element is open") };]
            [$($opens)*] $($rest)*)
    };
    (@in $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] <$tag:ident $($rest:tt)*) => {
        $crate::field::view::view!(@tag $m [$($marks)* "\u{1}", stringify!($tag),] [$($calls)*] [$tag $($opens)*] $($rest)*)
    };
    (@in $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] { $($value:tt)* } $($rest:tt)*) => {
        $crate::field::view::view!(@in $m [$($marks)* "\u{6}",] [$($calls)* $m.add({ $($value)* });] [$($opens)*] $($rest)*)
    };
    (@in $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] $text:literal $($rest:tt)*) => {
        $crate::field::view::view!(@in $m [$($marks)* "\u{4}", $text,] [$($calls)*] [$($opens)*] $($rest)*)
    };
    // Inside a tag: its end, and each kind of attribute.
    (@tag $m:ident [$($marks:tt)*] [$($calls:tt)*] [$open:ident $($opens:ident)*] /> $($rest:tt)*) => {
        $crate::field::view::view!(@in $m [$($marks)* "\u{5}",] [$($calls)*] [$($opens)*] $($rest)*)
    };
    (@tag $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] > $($rest:tt)*) => {
        $crate::field::view::view!(@in $m [$($marks)*] [$($calls)*] [$($opens)*] $($rest)*)
    };
    (@tag $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] on:$event:ident={ $($value:tt)* } $($rest:tt)*) => {
        $crate::field::view::view!(@tag $m [$($marks)* "\u{2}", stringify!($event), "\u{6}",] [$($calls)* $m.on({ $($value)* });] [$($opens)*] $($rest)*)
    };
    (@tag $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] prop:$name:ident={ $($value:tt)* } $($rest:tt)*) => {
        $crate::field::view::view!(@tag $m [$($marks)* "\u{2}", stringify!($name), "\u{6}",] [$($calls)* $m.property({ $($value)* });] [$($opens)*] $($rest)*)
    };
    (@tag $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] style:$name:ident={ $($value:tt)* } $($rest:tt)*) => {
        $crate::field::view::view!(@tag $m [$($marks)* "\u{2}", stringify!($name), "\u{6}",] [$($calls)* $m.style(&{ $($value)* });] [$($opens)*] $($rest)*)
    };
    (@tag $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] bind={ $($value:tt)* } $($rest:tt)*) => {
        $crate::field::view::view!(@tag $m [$($marks)* "\u{6}",] [$($calls)* $m.bind({ $($value)* });] [$($opens)*] $($rest)*)
    };
    (@tag $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] $name:ident $(- $more:ident)? = $value:literal $($rest:tt)*) => {
        $crate::field::view::view!(@tag $m [$($marks)* "\u{2}", stringify!($name), $("-", stringify!($more),)? "\u{3}", $value,] [$($calls)*] [$($opens)*] $($rest)*)
    };
    (@tag $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] $name:ident $(- $more:ident)? = { $($value:tt)* } $($rest:tt)*) => {
        $crate::field::view::view!(@tag $m [$($marks)* "\u{2}", stringify!($name), $("-", stringify!($more),)? "\u{6}",]
            [$($calls)* $m.attribute({ $($value)* });] [$($opens)*] $($rest)*)
    };
    (@tag $m:ident [$($marks:tt)*] [$($calls:tt)*] [$($opens:ident)*] $name:ident $($rest:tt)*) => {
        $crate::field::view::view!(@tag $m [$($marks)* "\u{2}", stringify!($name), "\u{3}",] [$($calls)*] [$($opens)*] $($rest)*)
    };
    (@$($wrong:tt)*) => {
        compile_error!(concat!("this is no markup of a page, see field/view.rs: ", stringify!($($wrong)*)))
    };
    ($($markup:tt)*) => {
        $crate::field::view::view!(@in marks [] [] [] $($markup)*)
    };
}

pub(crate) use view;
