//! What stands above types, variants and fields.

use proc_macro2::TokenStream;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Error, Ident, LitStr, Path, Type};

/// What stands above a type.
#[derive(Default)]
pub(crate) struct Container {
    snake_case: bool,
    /// Missing fields are those of the default value.
    pub(crate) default: bool,
    /// The type as which it is read and written.
    pub(crate) through: Option<Type>,
    /// What stands in where that is refused.
    pub(crate) blank: Option<TokenStream>,
}

impl Container {
    pub(crate) fn of(attributes: &[Attribute]) -> Result<Self, Error> {
        let mut own = Self::default();
        each(attributes, |meta| {
            match word(&meta.path).as_str() {
                "transparent" => {}
                "default" => own.default = true,
                "rename_all" => own.snake_case = snake_case(&meta)?,
                "try_from" => own.through = Some(meta.value()?.parse::<LitStr>()?.parse()?),
                // The same type as that of `try_from`: the compiler holds them together.
                "into" => drop(meta.value()?.parse::<LitStr>()?),
                "blank" => own.blank = Some(meta.value()?.parse()?),
                _ => return Err(unknown(&meta)),
            }
            Ok(())
        })?;
        Ok(own)
    }
}

/// What stands above a variant.
#[derive(Default)]
pub(crate) struct Variant {
    rename: Option<String>,
}

impl Variant {
    pub(crate) fn of(attributes: &[Attribute]) -> Result<Self, Error> {
        let mut own = Self::default();
        each(attributes, |meta| {
            if !meta.path.is_ident("rename") {
                return Err(unknown(&meta));
            }
            own.rename = Some(meta.value()?.parse::<LitStr>()?.value());
            Ok(())
        })?;
        Ok(own)
    }

    pub(crate) fn name(self, container: &Container, ident: &Ident) -> String {
        self.rename.unwrap_or_else(|| if container.snake_case { snaked(&ident.to_string()) } else { ident.to_string() })
    }
}

/// What stands above a field.
#[derive(Default)]
pub(crate) struct Field {
    /// Its name on the wire, where that is another.
    pub(crate) rename: Option<String>,
    /// It may be missing.
    pub(crate) default: bool,
    /// It is left out where this says so.
    pub(crate) skip: Option<Path>,
    /// It is read by this.
    pub(crate) read: Option<Path>,
    /// serde reads it by a function of its own.
    has_own_reader: bool,
}

impl Field {
    pub(crate) fn of(attributes: &[Attribute]) -> Result<Self, Error> {
        let mut own = Self::default();
        each(attributes, |meta| {
            match word(&meta.path).as_str() {
                "default" => own.default = true,
                "rename" => own.rename = Some(meta.value()?.parse::<LitStr>()?.value()),
                "skip_serializing_if" => own.skip = Some(meta.value()?.parse::<LitStr>()?.parse()?),
                "deserialize_with" => {
                    drop(meta.value()?.parse::<LitStr>()?);
                    own.has_own_reader = true;
                }
                "read" => own.read = Some(meta.value()?.parse()?),
                _ => return Err(unknown(&meta)),
            }
            Ok(())
        })?;
        match attributes.first() {
            Some(first) if own.has_own_reader != own.read.is_some() => {
                Err(Error::new_spanned(first, "#[json(read = FUNCTION)] stands beside `deserialize_with`"))
            }
            _ => Ok(own),
        }
    }
}

fn each(attributes: &[Attribute], mut take: impl FnMut(ParseNestedMeta<'_>) -> Result<(), Error>) -> Result<(), Error> {
    let ours = attributes.iter().filter(|attribute| attribute.path().is_ident("serde") || attribute.path().is_ident("json"));
    for attribute in ours {
        attribute.parse_nested_meta(&mut take)?;
    }
    Ok(())
}

fn word(path: &Path) -> String {
    path.get_ident().map(ToString::to_string).unwrap_or_default()
}

fn unknown(meta: &ParseNestedMeta<'_>) -> Error {
    meta.error("domain::json does not know this attribute; teach it to `domain-derive` first")
}

fn snake_case(meta: &ParseNestedMeta<'_>) -> Result<bool, Error> {
    let case: LitStr = meta.value()?.parse()?;
    if case.value() == "snake_case" { Ok(true) } else { Err(Error::new_spanned(case, "the contract's names are in snake_case")) }
}

/// `ShowPapers` as `show_papers`, in serde's way.
fn snaked(name: &str) -> String {
    let mut snaked = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snaked.is_empty() {
            snaked.push('_');
        }
        snaked.extend(letter.to_lowercase());
    }
    snaked
}

/// A stream of tokens for a path, or for what stands in its place.
pub(crate) fn or(path: Option<&Path>, other: TokenStream) -> TokenStream {
    path.map_or(other, quote::ToTokens::to_token_stream)
}
